-- Files a request; see migration 0016.
SELECT * FROM ops.request_rejections(%(action)s, %(asked_by)s, %(ids)s::uuid [], %(filters)s::jsonb, %(note)s)
