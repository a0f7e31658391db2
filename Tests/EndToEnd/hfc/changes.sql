-- The recognition ran for another day, and somebody corrected the trust in a burst of before.
SELECT add_burst(number, day, x, y, outline, intensity, trust) FROM (VALUES
  (131, date '2010-06-18', 12, 180, 'drift', 11.9, 88), (132, date '2010-06-18', 140, 95, 'short', 4.2, 47),
  (133, date '2010-06-18', 260, 222, 'bend', 14.8, 93), (134, date '2010-06-18', 377, 64, 'hexagon', 3.1, 29),
  (135, date '2010-06-18', 490, 201, 'drift', 12.6, 87), (136, date '2010-06-18', 610, 115, 'short', 5.0, 51),
  (137, date '2010-06-18', 724, 238, 'bend', 15.1, 94), (138, date '2010-06-18', 850, 70, 'hexagon', 2.7, 22),
  (139, date '2010-06-18', 966, 165, 'drift', 9.3, 76), (140, date '2010-06-18', 1085, 141, 'drift', 8.5, 69)
) AS bursts (number, day, x, y, outline, intensity, trust);
UPDATE view_t3_hqi SET lvl_trust = 15 WHERE id_type_iii = 108;
