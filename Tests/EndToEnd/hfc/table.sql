-- The columns of HFC's view VIEW_T3_HQI, as a table: the bursts of type III with their observation, observatory and code.
CREATE TABLE view_t3_hqi (
  institut varchar(150), code varchar(100), version varchar(50), feature_name varchar(100), enc_met varchar(50),
  person varchar(150), contact varchar(150), reference varchar(150),
  observat varchar(255), instrume varchar(150), telescop varchar(150), units varchar(100),
  wavemin real, wavemax real, wavename varchar(50), waveunit varchar(10), spectral_name varchar(100), obs_type varchar(100),
  date_obs timestamp, date_end timestamp, jdint integer, jdfrac double precision, c_rotation integer,
  filename varchar(100), url text, cdelt1 double precision, cdelt2 double precision, naxis1 integer, naxis2 integer,
  center_x double precision, center_y double precision, file_format varchar(20), qclk_url text, qclk_fname varchar(200),
  id_type_iii integer PRIMARY KEY, feat_max_int real, feat_mean_int real, multiple integer, feat_filename varchar(150),
  snapshot varchar(400),
  cc_x_pix integer, cc_y_pix integer, cc_x_utc double precision, cc_y_mhz real, cc text, cc_length integer,
  ske_cc_x_pix integer, ske_cc_y_pix integer, ske_cc_x_utc double precision, ske_cc_y_mhz real, ske_cc text,
  ske_cc_length integer,
  br_x0_pix integer, br_y0_pix integer, br_x1_pix integer, br_y1_pix integer,
  br_x2_pix integer, br_y2_pix integer, br_x3_pix integer, br_y3_pix integer,
  br_x0_utc double precision, br_y0_mhz real, br_x1_utc double precision, br_y1_mhz real,
  br_x2_utc double precision, br_y2_mhz real, br_x3_utc double precision, br_y3_mhz real,
  time_start timestamp, time_end timestamp, drift_start real, drift_end real, fit_a0 real, fit_a1 real, lvl_trust integer
);

-- Outlines as chain codes (0 left, 2 down, 4 right, 6 up, odd numbers between), with the extent of each in pixels from where
-- the chain starts, and the ridge inside.
CREATE TABLE outlines (
  outline text PRIMARY KEY, cc text, left_of integer, right_of integer, below integer, above integer,
  ridge_x integer, ridge_y integer, ridge text
);
INSERT INTO outlines VALUES
  ('drift',   '44333333330077777777',     0, 10,  8, 0, 1, 0, '33333333'),
  ('short',   '4433300777',               0,  5,  3, 0, 1, 0, '333'),
  ('bend',    '443333322222006666677777', 0,  7, 10, 0, 1, 0, '3333322222'),
  ('hexagon', '4456700123',               1,  3,  0, 3, 1, 3, '322');

-- A spectrogram of Wind's RAD1 receiver is 1440 minutes by 256 channels of 4 kHz from 20 kHz.
CREATE FUNCTION add_burst(number integer, day date, x integer, y integer, shape text, intensity real, trust integer)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO view_t3_hqi
  SELECT 'Example institute', 'RABAT3', '2.01', 'type III', 'chain code', 'A. Example', 'a.example@example.org', NULL,
    'Wind', 'WAVES', 'RAD1', 'dB', 0.02, 1.04, NULL, 'MHz', 'radio', 'remote-sensing',
    day, day + interval '1 day' - interval '1 minute', NULL, NULL, NULL,
    'wi_rad1_' || to_char(day, 'YYYYMMDD') || '.dat', 'https://example.org/wind/' || to_char(day, 'YYYY/MM'),
    1 / 60.0, 0.004, 1440, 256, NULL, NULL, 'binary', 'https://example.org/quicklooks', to_char(day, 'YYYYMMDD') || '.png',
    number, intensity, intensity / 2, 0, 'rabat3_203_win_' || to_char(day, 'YYYYMMDD') || 'T000000_feat.csv', NULL,
    x, y, x / 60.0, 0.02 + 0.004 * y, cc, length(cc),
    x + ridge_x, y + ridge_y, (x + ridge_x) / 60.0, 0.02 + 0.004 * (y + ridge_y), ridge, length(ridge),
    x - left_of, y - below, x - left_of, y + above, x + right_of, y - below, x + right_of, y + above,
    (x - left_of) / 60.0, 0.02 + 0.004 * (y - below), (x - left_of) / 60.0, 0.02 + 0.004 * (y + above),
    (x + right_of) / 60.0, 0.02 + 0.004 * (y - below), (x + right_of) / 60.0, 0.02 + 0.004 * (y + above),
    day + (x - left_of) * interval '1 minute', day + (x + right_of) * interval '1 minute',
    -0.01, -0.002, -0.005, 1.8, trust
  FROM outlines WHERE outline = shape
$$;
