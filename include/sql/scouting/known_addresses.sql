-- Which of these addresses are known, in the queue or as documents.
SELECT address
FROM ops.address
WHERE address_key = ANY (%(keys)s::uuid [])
