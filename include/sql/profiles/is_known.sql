SELECT EXISTS (SELECT FROM raw.document WHERE source = %(source)s)
