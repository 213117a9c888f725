-- Every label that groups can have. A distinct of a bare column reads little more than the dictionaries of Parquet.
-- keys: country (null: unknown). found: kind, audience.
SELECT DISTINCT part, label
FROM (
    SELECT 'country' AS part, coalesce(CAST(country AS STRING), '??') AS label FROM (SELECT DISTINCT country FROM keys) c
    UNION ALL SELECT 'kind', CAST(kind AS STRING) FROM (SELECT DISTINCT kind FROM found) k
    UNION ALL SELECT 'audience', CAST(audience AS STRING) FROM (SELECT DISTINCT audience FROM found) a
) each_label
ORDER BY part, label
