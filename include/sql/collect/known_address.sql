-- Whether an address is known, as what. Locked, so that nobody takes it up at the same moment.
SELECT state, document_key
FROM ops.address
WHERE address_key = %(address_key)s
FOR NO KEY UPDATE
