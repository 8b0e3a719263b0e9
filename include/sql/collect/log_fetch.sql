INSERT INTO ops.fetch (
    run_id, purpose, source, address, domain, worker, is_conditional, started_at, seconds, outcome, status,
    reason, detail, final_address, ip, sent_bytes, expanded_bytes
)
VALUES (
    %(run_id)s, %(purpose)s, %(source)s, %(address)s, %(domain)s, %(worker)s, %(is_conditional)s,
    %(started_at)s, %(seconds)s, %(outcome)s, %(status)s, %(reason)s, %(detail)s, %(final_address)s, %(ip)s,
    %(sent_bytes)s, %(expanded_bytes)s
)
