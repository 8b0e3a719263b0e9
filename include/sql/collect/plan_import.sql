-- Parts that are new; an archive that was planned before keeps the parts that it was cut into.
INSERT INTO ops.import_part (
    part_key, archive, selection, source, first_offset, end_offset, next_offset, run_id
)
SELECT t.part_key, %(archive)s, %(selection)s, %(source)s, t.first_offset, t.end_offset, t.first_offset, %(run_id)s
FROM unnest(%(part_keys)s::uuid [], %(first_offsets)s::bigint [], %(end_offsets)s::bigint [])
    AS t (part_key, first_offset, end_offset)
ORDER BY t.part_key
ON CONFLICT DO NOTHING
