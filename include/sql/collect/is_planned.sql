SELECT EXISTS (
    SELECT FROM ops.import_part
    WHERE archive = %(archive)s AND selection = %(selection)s
)
