-- Amounts that are no sums of money: percentages, quantities, counts and casualties.

ALTER TABLE stage.amount ADD COLUMN kind text NOT NULL DEFAULT 'money';
ALTER TABLE stage.amount ADD COLUMN unit text;
ALTER TABLE stage.amount ADD COLUMN fate text;

COMMENT ON TABLE stage.amount IS 'Amounts of staged articles; columns as in news.amount.';
COMMENT ON COLUMN stage.amount.kind IS 'money, percentage, quantity, count or casualties.';
COMMENT ON COLUMN stage.amount.unit IS 'What it is measured in or counts.';
COMMENT ON COLUMN stage.amount.fate IS 'What has become of those counted.';

ALTER TABLE news.amount
ADD COLUMN kind text NOT NULL DEFAULT 'money'
CHECK (kind IN ('money', 'percentage', 'quantity', 'count', 'casualties'));
ALTER TABLE news.amount ADD COLUMN unit text;
ALTER TABLE news.amount ADD COLUMN fate text;

CREATE INDEX amount_kind_idx ON news.amount (kind, unit, value) WHERE kind <> 'money';

COMMENT ON TABLE news.amount IS 'One row an amount: a sum of money, a percentage, a quantity, a count or a number of casualties.';
COMMENT ON COLUMN news.amount.surface IS 'The amount as written: substring of the body.';
COMMENT ON COLUMN news.amount.currency IS 'ISO 4217 code of a sum of money; null where the text leaves it open, and of other amounts.';
COMMENT ON COLUMN news.amount.value IS 'The number, in units of the currency or unit; null where the text is vague.';
COMMENT ON COLUMN news.amount.modifier IS 'more than, at least, about, almost, up to or less than, in whatever words the text says so.';
COMMENT ON COLUMN news.amount.per IS 'What it is per: year, month, person, barrel, ...';
COMMENT ON COLUMN news.amount.equivalent_of_start_char IS 'Start of the amount that this one converts; count only amounts where it is null.';
COMMENT ON COLUMN news.amount.kind IS 'money, percentage, quantity, count or casualties.';
COMMENT ON COLUMN news.amount.unit IS 'What it is measured in or counts, in the singular: percent, kilometre, soldier, ...; null for money.';
COMMENT ON COLUMN news.amount.fate IS 'What has become of those counted: killed, injured, missing, arrested, displaced, captured, rescued, freed, infected or hospitalised; null where the text does not say.';
