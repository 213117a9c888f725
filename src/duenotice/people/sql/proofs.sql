-- Up to five servings that show each exposure, the surest first.
SELECT who, audience, place FROM (
  SELECT who, audience, concat(CAST(item_id AS STRING), ':', CAST(record AS STRING)) AS place, n,
         row_number() OVER (PARTITION BY who, audience ORDER BY sure DESC, at_us NULLS LAST, n) AS nth
  FROM counted
  WHERE known = 1 AND item_id IS NOT NULL
) numbered
WHERE nth <= 5
ORDER BY who, audience, nth
