-- One judgement.
SELECT * FROM mart.judgement WHERE judgement_id = %(judgement_id)s
