-- Not while a publish is under way, which would write down again what is forgotten here.
SELECT pg_advisory_xact_lock(hashtext('wirehouse publish'));

DELETE FROM ops.source_profile_page
WHERE source = %(source)s;

DELETE FROM ops.source_profile_line
WHERE source = %(source)s;

DELETE FROM ops.source_profile
WHERE source = %(source)s
