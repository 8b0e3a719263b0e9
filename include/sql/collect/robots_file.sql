SELECT robots
FROM ops.host
WHERE origin = %(origin)s
