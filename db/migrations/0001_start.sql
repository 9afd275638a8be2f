CREATE TABLE clinic (
    sequence INTEGER NOT NULL,
    name TEXT NOT NULL,
    telephone TEXT NOT NULL,
    therapist TEXT NOT NULL,
    paper TEXT NOT NULL,
    logo BLOB NOT NULL,
    advice INTEGER NOT NULL,
    advice_answered TEXT,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_clinic PRIMARY KEY (sequence),
    CONSTRAINT ck_clinic_name CHECK (length(name) <= 80 AND name <> ''),
    CONSTRAINT ck_clinic_telephone CHECK (length(telephone) <= 40),
    CONSTRAINT ck_clinic_therapist CHECK (length(therapist) <= 80),
    CONSTRAINT ck_clinic_paper CHECK (paper IN ('a4', 'letter')),
    CONSTRAINT ck_clinic_logo CHECK (length(logo) <= 200000),
    CONSTRAINT ck_clinic_advice CHECK (advice IN (0, 1)),
    CONSTRAINT ck_clinic_advice_answered CHECK (advice_answered IS date(advice_answered)),
    CONSTRAINT ck_clinic_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z')
) STRICT;

CREATE TABLE patient_ids (
    id TEXT NOT NULL,
    CONSTRAINT pk_patient_ids PRIMARY KEY (id)
) STRICT;

CREATE TABLE rule_sets (
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    files BLOB NOT NULL,
    CONSTRAINT pk_rule_sets PRIMARY KEY (sha256),
    CONSTRAINT ck_rule_sets_sha256 CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE saved_exports (
    sequence INTEGER NOT NULL,
    path TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_saved_exports PRIMARY KEY (sequence),
    CONSTRAINT ck_saved_exports_path CHECK (length(path) <= 4000 AND path <> ''),
    CONSTRAINT ck_saved_exports_saved_at CHECK (saved_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT uq_saved_exports_path UNIQUE (path)
) STRICT;

CREATE TABLE audit (
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    patient_id TEXT,
    content_sha256 TEXT NOT NULL,
    chain_sha256 TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (sequence),
    CONSTRAINT ck_audit_at CHECK (at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT ck_audit_content_sha256 CHECK (length(content_sha256) = 64),
    CONSTRAINT ck_audit_chain_sha256 CHECK (length(chain_sha256) = 64),
    CONSTRAINT uq_audit_record UNIQUE (record, kind)
) STRICT;

CREATE TABLE backup_log (
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    file TEXT NOT NULL,
    outside INTEGER NOT NULL,
    number INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    head_sequence INTEGER NOT NULL,
    head_chain TEXT NOT NULL,
    head_at TEXT NOT NULL,
    CONSTRAINT pk_backup_log PRIMARY KEY (sequence),
    CONSTRAINT ck_backup_log_at CHECK (at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT ck_backup_log_event CHECK (event IN ('made', 'failed', 'drilled', 'drill_failed',
        'drilled_by_hand', 'restored')),
    CONSTRAINT ck_backup_log_outside CHECK (outside IN (0, 1))
) STRICT;

CREATE INDEX ix_audit_patient_id ON audit (patient_id);

CREATE TABLE patients (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_year INTEGER,
    language TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT ck_patients_given_name CHECK (length(given_name) <= 120 AND given_name <> ''),
    CONSTRAINT ck_patients_family_name CHECK (length(family_name) <= 120 AND family_name <> ''),
    CONSTRAINT ck_patients_birth_year CHECK (birth_year BETWEEN 1900 AND 2100),
    CONSTRAINT ck_patients_language CHECK (language IN ('nb', 'en')),
    CONSTRAINT ck_patients_note CHECK (length(note) <= 2000),
    CONSTRAINT ck_patients_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_patients_id FOREIGN KEY(id) REFERENCES patient_ids (id)
) STRICT;

CREATE INDEX ix_patients_id ON patients (id);

CREATE TABLE episode_ids (
    sequence INTEGER NOT NULL,
    id TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    CONSTRAINT pk_episode_ids PRIMARY KEY (sequence),
    CONSTRAINT uq_episode_ids_whose UNIQUE (id, patient_id),
    CONSTRAINT uq_episode_ids_id UNIQUE (id),
    CONSTRAINT fk_episode_ids_patient_id FOREIGN KEY(patient_id) REFERENCES patient_ids (id)
) STRICT;

CREATE INDEX ix_episode_ids_patient_id ON episode_ids (patient_id);

CREATE TABLE access_log (
    sequence INTEGER NOT NULL,
    patient_id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_access_log PRIMARY KEY (sequence),
    CONSTRAINT ck_access_log_at CHECK (at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_access_log_patient_id FOREIGN KEY(patient_id) REFERENCES patient_ids (id)
) STRICT;

CREATE TABLE deletions (
    patient_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    legal_ground TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    CONSTRAINT pk_deletions PRIMARY KEY (patient_id),
    CONSTRAINT ck_deletions_reason CHECK (length(reason) <= 2000 AND reason <> ''),
    CONSTRAINT ck_deletions_legal_ground CHECK (length(legal_ground) <= 200 AND legal_ground <>
        ''),
    CONSTRAINT ck_deletions_by CHECK (length(by) <= 120 AND by <> ''),
    CONSTRAINT ck_deletions_at CHECK (at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT ck_deletions_content_sha256 CHECK (length(content_sha256) <= 64 AND content_sha256
        <> ''),
    CONSTRAINT fk_deletions_patient_id FOREIGN KEY(patient_id) REFERENCES patient_ids (id)
) STRICT;

CREATE TABLE episodes (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    title TEXT NOT NULL,
    started TEXT NOT NULL,
    profile TEXT NOT NULL,
    contingency TEXT NOT NULL,
    region TEXT,
    cleared INTEGER,
    repair INTEGER NOT NULL,
    baseline_repetitions TEXT,
    acknowledged_review TEXT,
    latched_stop_date TEXT,
    latched_stop_reason TEXT,
    restrictions_asked INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT fk_episodes_id FOREIGN KEY(id, patient_id) REFERENCES episode_ids (id, patient_id),
    CONSTRAINT ck_episodes_title CHECK (length(title) <= 120),
    CONSTRAINT ck_episodes_started CHECK (started IS date(started)),
    CONSTRAINT ck_episodes_profile CHECK (profile IN ('tendinopathy', 'persistent_low_back_pain',
        'post_operative', 'general')),
    CONSTRAINT ck_episodes_contingency CHECK (contingency IN ('symptom', 'time')),
    CONSTRAINT ck_episodes_region CHECK (region IN ('neck', 'shoulder', 'elbow', 'wrist_hand',
        'thoracic', 'low_back', 'hip', 'knee', 'ankle_foot', 'other')),
    CONSTRAINT ck_episodes_cleared CHECK (cleared IN (0, 1)),
    CONSTRAINT ck_episodes_repair CHECK (repair IN (0, 1)),
    CONSTRAINT ck_episodes_baseline_repetitions CHECK (json_valid(baseline_repetitions)),
    CONSTRAINT ck_episodes_acknowledged_review CHECK (acknowledged_review IS
        date(acknowledged_review)),
    CONSTRAINT ck_episodes_latched_stop_date CHECK (latched_stop_date IS date(latched_stop_date)),
    CONSTRAINT ck_episodes_latched_stop_reason CHECK (length(latched_stop_reason) <= 2000),
    CONSTRAINT ck_episodes_latched_stop_whole CHECK ((latched_stop_date IS NULL) =
        (latched_stop_reason IS NULL)),
    CONSTRAINT ck_episodes_restrictions_asked CHECK (restrictions_asked IN (0, 1)),
    CONSTRAINT ck_episodes_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z')
) STRICT;

CREATE INDEX ix_episodes_id ON episodes (id);

CREATE TABLE stop_lifts (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    episode_id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    day TEXT NOT NULL,
    found TEXT NOT NULL,
    stop_date TEXT NOT NULL,
    stop_reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT ck_stop_lifts_by CHECK (length(by) <= 120 AND by <> ''),
    CONSTRAINT ck_stop_lifts_day CHECK (day IS date(day)),
    CONSTRAINT ck_stop_lifts_found CHECK (length(found) <= 2000 AND found <> ''),
    CONSTRAINT ck_stop_lifts_stop_date CHECK (stop_date IS date(stop_date)),
    CONSTRAINT ck_stop_lifts_stop_reason CHECK (length(stop_reason) <= 2000),
    CONSTRAINT ck_stop_lifts_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_stop_lifts_episode_id FOREIGN KEY(episode_id) REFERENCES episode_ids (id)
) STRICT;

CREATE INDEX ix_stop_lifts_episode_id ON stop_lifts (episode_id);

CREATE TABLE sessions (
    sequence INTEGER NOT NULL,
    id TEXT NOT NULL,
    episode_id TEXT NOT NULL,
    corrects TEXT,
    date TEXT NOT NULL,
    setting TEXT NOT NULL,
    red_flags TEXT,
    pain_usual INTEGER,
    pain_before INTEGER,
    pain_after INTEGER,
    pain_next_morning INTEGER,
    settled_after_h INTEGER,
    pain_week REAL,
    morning_stiffness_min INTEGER,
    soreness TEXT,
    muscle_soreness_h INTEGER,
    swelling TEXT,
    fatigue_days INTEGER,
    stiffness_days INTEGER,
    sleep TEXT,
    mood TEXT,
    performance TEXT,
    confidence INTEGER,
    motivation TEXT,
    flare INTEGER,
    new_pain INTEGER,
    new_neurology INTEGER,
    done_pct INTEGER,
    effort INTEGER,
    minutes INTEGER,
    criteria TEXT NOT NULL,
    override_light TEXT,
    override_reason_code TEXT,
    override_note TEXT,
    override_by TEXT,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (sequence),
    CONSTRAINT ck_sessions_date CHECK (date IS date(date)),
    CONSTRAINT ck_sessions_setting CHECK (setting IN ('clinic', 'home')),
    CONSTRAINT ck_sessions_red_flags CHECK (json_valid(red_flags)),
    CONSTRAINT ck_sessions_pain_usual CHECK (pain_usual BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_pain_before CHECK (pain_before BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_pain_after CHECK (pain_after BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_pain_next_morning CHECK (pain_next_morning BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_settled_after_h CHECK (settled_after_h BETWEEN 0 AND 720),
    CONSTRAINT ck_sessions_pain_week CHECK (pain_week BETWEEN 0 AND 10 AND round(pain_week, 1) =
        pain_week),
    CONSTRAINT ck_sessions_morning_stiffness_min CHECK (morning_stiffness_min BETWEEN 0 AND 300),
    CONSTRAINT ck_sessions_soreness CHECK (soreness IN ('none', 'warm_up_gone', 'warm_up_stays',
        'in_session', 'after_1h', 'next_day')),
    CONSTRAINT ck_sessions_muscle_soreness_h CHECK (muscle_soreness_h BETWEEN 0 AND 168),
    CONSTRAINT ck_sessions_swelling CHECK (swelling IN ('none', 'trace', '1+', '2+', '3+')),
    CONSTRAINT ck_sessions_fatigue_days CHECK (fatigue_days BETWEEN 0 AND 90),
    CONSTRAINT ck_sessions_stiffness_days CHECK (stiffness_days BETWEEN 0 AND 90),
    CONSTRAINT ck_sessions_sleep CHECK (sleep IN ('usual', 'worse')),
    CONSTRAINT ck_sessions_mood CHECK (mood IN ('usual', 'worse')),
    CONSTRAINT ck_sessions_performance CHECK (performance IN ('usual', 'worse')),
    CONSTRAINT ck_sessions_confidence CHECK (confidence BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_motivation CHECK (motivation IN ('rising', 'same', 'falling')),
    CONSTRAINT ck_sessions_flare CHECK (flare IN (0, 1)),
    CONSTRAINT ck_sessions_new_pain CHECK (new_pain IN (0, 1)),
    CONSTRAINT ck_sessions_new_neurology CHECK (new_neurology IN (0, 1)),
    CONSTRAINT ck_sessions_done_pct CHECK (done_pct BETWEEN 0 AND 300),
    CONSTRAINT ck_sessions_effort CHECK (effort BETWEEN 0 AND 10),
    CONSTRAINT ck_sessions_minutes CHECK (minutes BETWEEN 0 AND 300),
    CONSTRAINT ck_sessions_criteria CHECK (json_valid(criteria)),
    CONSTRAINT ck_sessions_override_light CHECK (override_light IN ('green', 'amber', 'red',
        'stop')),
    CONSTRAINT ck_sessions_override_reason_code CHECK (override_reason_code IN ('examination',
        'patient_goal', 'patient_preference', 'other_information', 'measurement_doubt',
        'agreed_protocol', 'equipment', 'other')),
    CONSTRAINT ck_sessions_override_note CHECK (length(override_note) <= 2000),
    CONSTRAINT ck_sessions_override_by CHECK (length(override_by) <= 60),
    CONSTRAINT ck_sessions_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT uq_sessions_id UNIQUE (id),
    CONSTRAINT fk_sessions_episode_id FOREIGN KEY(episode_id) REFERENCES episode_ids (id),
    CONSTRAINT uq_sessions_corrects UNIQUE (corrects),
    CONSTRAINT fk_sessions_corrects FOREIGN KEY(corrects) REFERENCES sessions (id)
) STRICT;

CREATE INDEX ix_sessions_episode_id ON sessions (episode_id, date);

CREATE TABLE limit_changes (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    episode_id TEXT,
    date TEXT NOT NULL,
    rule TEXT NOT NULL,
    name TEXT NOT NULL,
    value REAL,
    "by" TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT ck_limit_changes_date CHECK (date IS date(date)),
    CONSTRAINT ck_limit_changes_rule CHECK (length(rule) <= 60 AND rule <> '' AND rule NOT GLOB
        '*[^a-z0-9_-]*'),
    CONSTRAINT ck_limit_changes_name CHECK (length(name) <= 60 AND name <> '' AND name NOT GLOB
        '*[^a-z0-9_-]*'),
    CONSTRAINT ck_limit_changes_value CHECK (value BETWEEN 0 AND 500 AND round(value, 1) = value),
    CONSTRAINT ck_limit_changes_by CHECK (length(by) <= 60 AND by <> ''),
    CONSTRAINT ck_limit_changes_recorded_at CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_limit_changes_episode_id FOREIGN KEY(episode_id) REFERENCES episode_ids (id)
) STRICT;

CREATE INDEX ix_limit_changes_episode_id ON limit_changes (episode_id);

CREATE TABLE drafts (
    episode_id TEXT NOT NULL,
    fields TEXT NOT NULL,
    exercises TEXT NOT NULL,
    added TEXT NOT NULL,
    own_doses TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (episode_id),
    CONSTRAINT ck_drafts_fields CHECK (json_valid(fields)),
    CONSTRAINT ck_drafts_exercises CHECK (json_valid(exercises)),
    CONSTRAINT ck_drafts_added CHECK (json_valid(added)),
    CONSTRAINT ck_drafts_own_doses CHECK (json_valid(own_doses)),
    CONSTRAINT ck_drafts_kept_at CHECK (kept_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_drafts_episode_id FOREIGN KEY(episode_id) REFERENCES episode_ids (id)
) STRICT;

CREATE TABLE programme_drafts (
    episode_id TEXT NOT NULL,
    exercises TEXT NOT NULL,
    reason_code TEXT,
    note TEXT NOT NULL,
    refused TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    CONSTRAINT pk_programme_drafts PRIMARY KEY (episode_id),
    CONSTRAINT ck_programme_drafts_exercises CHECK (json_valid(exercises)),
    CONSTRAINT ck_programme_drafts_reason_code CHECK (reason_code IN ('examination',
        'patient_goal', 'patient_preference', 'other_information', 'measurement_doubt',
        'agreed_protocol', 'equipment', 'other')),
    CONSTRAINT ck_programme_drafts_refused CHECK (json_valid(refused)),
    CONSTRAINT ck_programme_drafts_kept_at CHECK (kept_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_programme_drafts_episode_id FOREIGN KEY(episode_id)
        REFERENCES episode_ids (id)
) STRICT;

CREATE TABLE form_drafts (
    form TEXT NOT NULL,
    patient_id TEXT,
    page TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    CONSTRAINT pk_form_drafts PRIMARY KEY (form),
    CONSTRAINT ck_form_drafts_fields CHECK (json_valid(fields)),
    CONSTRAINT ck_form_drafts_kept_at CHECK (kept_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_form_drafts_patient_id FOREIGN KEY(patient_id) REFERENCES patient_ids (id)
) STRICT;

CREATE TABLE restrictions (
    episode_sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value REAL,
    exercise TEXT,
    until TEXT,
    note TEXT,
    CONSTRAINT pk_restrictions PRIMARY KEY (episode_sequence, position),
    CONSTRAINT ck_restrictions_kind CHECK (kind IN ('no_weight_bearing', 'partial_weight_bearing',
        'no_resistance', 'max_load', 'max_range', 'no_exercise')),
    CONSTRAINT ck_restrictions_value CHECK (value BETWEEN 0 AND 500 AND round(value, 1) = value),
    CONSTRAINT ck_restrictions_exercise CHECK (length(exercise) <= 60 AND exercise <> '' AND
        exercise NOT GLOB '*[^a-z0-9_-]*'),
    CONSTRAINT ck_restrictions_until CHECK (until IS date(until)),
    CONSTRAINT ck_restrictions_note CHECK (length(note) <= 2000),
    CONSTRAINT ck_restrictions_value_fits_kind CHECK (CASE kind WHEN 'partial_weight_bearing' THEN
        value IS NOT NULL AND value <= 100 WHEN 'max_load' THEN value IS NOT NULL AND value <= 500
        WHEN 'max_range' THEN value IS NOT NULL AND value <= 180 ELSE value IS NULL END),
    CONSTRAINT fk_restrictions_episode_sequence FOREIGN KEY(episode_sequence) REFERENCES episodes
        (sequence)
) STRICT;

CREATE TABLE session_exercises (
    session_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    pain_during INTEGER,
    quality TEXT,
    quality_trend TEXT,
    repetitions_over INTEGER,
    demand TEXT,
    running INTEGER NOT NULL,
    weight_bearing INTEGER,
    range_deg INTEGER,
    "plan" TEXT,
    prescribed_sets INTEGER NOT NULL,
    prescribed_per_week INTEGER NOT NULL,
    prescribed_repetitions INTEGER,
    prescribed_hold_s INTEGER,
    prescribed_load_kg REAL NOT NULL,
    prescribed_band TEXT,
    prescribed_level INTEGER NOT NULL,
    prescribed_tempo TEXT,
    done_sets INTEGER,
    done_per_week INTEGER,
    done_repetitions INTEGER,
    done_hold_s INTEGER,
    done_load_kg REAL,
    done_band TEXT,
    done_level INTEGER,
    done_tempo TEXT,
    CONSTRAINT pk_session_exercises PRIMARY KEY (session_id, position),
    CONSTRAINT ck_session_exercises_id CHECK (length(id) <= 60 AND id <> '' AND id NOT GLOB
        '*[^a-z0-9_-]*'),
    CONSTRAINT ck_session_exercises_pain_during CHECK (pain_during BETWEEN 0 AND 10),
    CONSTRAINT ck_session_exercises_quality CHECK (quality IN ('good', 'fair', 'poor')),
    CONSTRAINT ck_session_exercises_quality_trend CHECK (quality_trend IN ('better', 'same',
        'worse')),
    CONSTRAINT ck_session_exercises_repetitions_over CHECK (repetitions_over BETWEEN -20 AND 20),
    CONSTRAINT ck_session_exercises_demand CHECK (demand IN ('light', 'medium', 'high')),
    CONSTRAINT ck_session_exercises_running CHECK (running IN (0, 1)),
    CONSTRAINT ck_session_exercises_weight_bearing CHECK (weight_bearing IN (0, 1)),
    CONSTRAINT ck_session_exercises_range_deg CHECK (range_deg BETWEEN 0 AND 180),
    CONSTRAINT ck_session_exercises_plan CHECK (json_valid(plan)),
    CONSTRAINT ck_session_exercises_prescribed_sets CHECK (prescribed_sets BETWEEN 1 AND 10),
    CONSTRAINT ck_session_exercises_prescribed_per_week CHECK (prescribed_per_week BETWEEN 1 AND
        14),
    CONSTRAINT ck_session_exercises_prescribed_repetitions CHECK (prescribed_repetitions BETWEEN 1
        AND 100),
    CONSTRAINT ck_session_exercises_prescribed_hold_s CHECK (prescribed_hold_s BETWEEN 1 AND 600),
    CONSTRAINT ck_session_exercises_prescribed_load_kg CHECK (prescribed_load_kg BETWEEN 0 AND 500
        AND round(prescribed_load_kg, 1) = prescribed_load_kg),
    CONSTRAINT ck_session_exercises_prescribed_band CHECK (length(prescribed_band) <= 60),
    CONSTRAINT ck_session_exercises_prescribed_level CHECK (prescribed_level BETWEEN 1 AND 20),
    CONSTRAINT ck_session_exercises_prescribed_tempo CHECK (length(prescribed_tempo) <= 60),
    CONSTRAINT ck_session_exercises_prescribed_amount CHECK (prescribed_repetitions IS NOT NULL OR
        prescribed_hold_s IS NOT NULL),
    CONSTRAINT ck_session_exercises_done_sets CHECK (done_sets BETWEEN 1 AND 10),
    CONSTRAINT ck_session_exercises_done_per_week CHECK (done_per_week BETWEEN 1 AND 14),
    CONSTRAINT ck_session_exercises_done_repetitions CHECK (done_repetitions BETWEEN 1 AND 100),
    CONSTRAINT ck_session_exercises_done_hold_s CHECK (done_hold_s BETWEEN 1 AND 600),
    CONSTRAINT ck_session_exercises_done_load_kg CHECK (done_load_kg BETWEEN 0 AND 500 AND
        round(done_load_kg, 1) = done_load_kg),
    CONSTRAINT ck_session_exercises_done_band CHECK (length(done_band) <= 60),
    CONSTRAINT ck_session_exercises_done_level CHECK (done_level BETWEEN 1 AND 20),
    CONSTRAINT ck_session_exercises_done_tempo CHECK (length(done_tempo) <= 60),
    CONSTRAINT ck_session_exercises_done_whole CHECK ((done_sets IS NULL) = (done_per_week IS NULL)
        AND (done_sets IS NULL) = (done_load_kg IS NULL) AND (done_sets IS NULL) = (done_level IS
        NULL)),
    CONSTRAINT ck_session_exercises_done_amount CHECK (done_sets IS NULL OR done_repetitions IS NOT
        NULL OR done_hold_s IS NOT NULL),
    CONSTRAINT uq_session_exercises_session_id UNIQUE (session_id, id),
    CONSTRAINT fk_session_exercises_session_id FOREIGN KEY(session_id) REFERENCES sessions (id)
) STRICT;

CREATE TABLE advice_given (
    session_id TEXT NOT NULL,
    rule_set_sha256 TEXT NOT NULL,
    program TEXT NOT NULL,
    language TEXT NOT NULL,
    light TEXT NOT NULL,
    summary TEXT NOT NULL,
    review TEXT,
    numbers_set TEXT NOT NULL,
    advice BLOB NOT NULL,
    case_judged BLOB NOT NULL,
    CONSTRAINT pk_advice_given PRIMARY KEY (session_id),
    CONSTRAINT ck_advice_given_language CHECK (language IN ('nb', 'en')),
    CONSTRAINT ck_advice_given_light CHECK (light IN ('green', 'amber', 'red', 'stop')),
    CONSTRAINT ck_advice_given_numbers_set CHECK (json_valid(numbers_set)),
    CONSTRAINT fk_advice_given_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT fk_advice_given_rule_set_sha256 FOREIGN KEY(rule_set_sha256) REFERENCES rule_sets
        (sha256)
) STRICT;

CREATE TABLE programmes (
    id TEXT NOT NULL,
    episode_id TEXT NOT NULL,
    session_id TEXT,
    version INTEGER NOT NULL,
    programme TEXT NOT NULL,
    sheet TEXT NOT NULL,
    pdf BLOB NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    CONSTRAINT pk_programmes PRIMARY KEY (id),
    CONSTRAINT ck_programmes_programme CHECK (json_valid(programme)),
    CONSTRAINT ck_programmes_sheet CHECK (json_valid(sheet)),
    CONSTRAINT ck_programmes_pdf_sha256 CHECK (length(pdf_sha256) = 64),
    CONSTRAINT ck_programmes_issued_at CHECK (issued_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT uq_programmes_episode_id UNIQUE (episode_id, version),
    CONSTRAINT fk_programmes_episode_id FOREIGN KEY(episode_id) REFERENCES episode_ids (id),
    CONSTRAINT fk_programmes_session_id FOREIGN KEY(session_id) REFERENCES sessions (id)
) STRICT;

CREATE TABLE decisions (
    session_id TEXT NOT NULL,
    light TEXT,
    followed INTEGER NOT NULL,
    exercises TEXT NOT NULL,
    reason_code TEXT,
    note TEXT,
    "by" TEXT,
    decided_at TEXT NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (session_id),
    CONSTRAINT ck_decisions_light CHECK (light IN ('green', 'amber', 'red', 'stop')),
    CONSTRAINT ck_decisions_followed CHECK (followed IN (0, 1)),
    CONSTRAINT ck_decisions_exercises CHECK (json_valid(exercises)),
    CONSTRAINT ck_decisions_reason_code CHECK (reason_code IN ('examination', 'patient_goal',
        'patient_preference', 'other_information', 'measurement_doubt', 'agreed_protocol',
        'equipment', 'other')),
    CONSTRAINT ck_decisions_note CHECK (length(note) <= 2000),
    CONSTRAINT ck_decisions_by CHECK (length(by) <= 60),
    CONSTRAINT ck_decisions_decided_at CHECK (decided_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_decisions_session_id FOREIGN KEY(session_id) REFERENCES sessions (id)
) STRICT;

CREATE TRIGGER clinic_no_update BEFORE UPDATE ON clinic
BEGIN SELECT RAISE(ABORT, 'append-only: clinic'); END;

CREATE TRIGGER patient_ids_no_update BEFORE UPDATE ON patient_ids
BEGIN SELECT RAISE(ABORT, 'append-only: patient_ids'); END;

CREATE TRIGGER episode_ids_no_update BEFORE UPDATE ON episode_ids
BEGIN SELECT RAISE(ABORT, 'append-only: episode_ids'); END;

CREATE TRIGGER rule_sets_no_update BEFORE UPDATE ON rule_sets
BEGIN SELECT RAISE(ABORT, 'append-only: rule_sets'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;

CREATE TRIGGER backup_log_no_update BEFORE UPDATE ON backup_log
BEGIN SELECT RAISE(ABORT, 'append-only: backup_log'); END;

CREATE TRIGGER backup_log_no_delete BEFORE DELETE ON backup_log
BEGIN SELECT RAISE(ABORT, 'append-only: backup_log'); END;

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'append-only: access_log'); END;

CREATE TRIGGER deletions_no_update BEFORE UPDATE ON deletions
BEGIN SELECT RAISE(ABORT, 'append-only: deletions'); END;

CREATE TRIGGER programmes_no_update BEFORE UPDATE ON programmes
BEGIN SELECT RAISE(ABORT, 'append-only: programmes'); END;

CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'append-only: decisions'); END;

CREATE TRIGGER advice_given_no_update BEFORE UPDATE ON advice_given
BEGIN SELECT RAISE(ABORT, 'append-only: advice_given'); END;

CREATE TRIGGER session_exercises_no_update BEFORE UPDATE ON session_exercises
BEGIN SELECT RAISE(ABORT, 'append-only: session_exercises'); END;

CREATE TRIGGER sessions_no_update BEFORE UPDATE ON sessions
BEGIN SELECT RAISE(ABORT, 'append-only: sessions'); END;

CREATE TRIGGER limit_changes_no_update BEFORE UPDATE ON limit_changes
BEGIN SELECT RAISE(ABORT, 'append-only: limit_changes'); END;

CREATE TRIGGER stop_lifts_no_update BEFORE UPDATE ON stop_lifts
BEGIN SELECT RAISE(ABORT, 'append-only: stop_lifts'); END;

CREATE TRIGGER restrictions_no_update BEFORE UPDATE ON restrictions
BEGIN SELECT RAISE(ABORT, 'append-only: restrictions'); END;

CREATE TRIGGER episodes_no_update BEFORE UPDATE ON episodes
BEGIN SELECT RAISE(ABORT, 'append-only: episodes'); END;

CREATE TRIGGER patients_no_update BEFORE UPDATE ON patients
BEGIN SELECT RAISE(ABORT, 'append-only: patients'); END;

CREATE TRIGGER clinic_no_delete BEFORE DELETE ON clinic
BEGIN SELECT RAISE(ABORT, 'append-only: clinic'); END;

CREATE TRIGGER patient_ids_no_delete BEFORE DELETE ON patient_ids
BEGIN SELECT RAISE(ABORT, 'append-only: patient_ids'); END;

CREATE TRIGGER episode_ids_no_delete BEFORE DELETE ON episode_ids
BEGIN SELECT RAISE(ABORT, 'append-only: episode_ids'); END;

CREATE TRIGGER rule_sets_no_delete BEFORE DELETE ON rule_sets
BEGIN SELECT RAISE(ABORT, 'append-only: rule_sets'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;

CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'append-only: access_log'); END;

CREATE TRIGGER deletions_no_delete BEFORE DELETE ON deletions
BEGIN SELECT RAISE(ABORT, 'append-only: deletions'); END;

CREATE TRIGGER programmes_no_delete BEFORE DELETE ON programmes
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: programmes'); END;

CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    JOIN sessions ON sessions.episode_id = episode_ids.id
    WHERE sessions.id = OLD.session_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: decisions'); END;

CREATE TRIGGER advice_given_no_delete BEFORE DELETE ON advice_given
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    JOIN sessions ON sessions.episode_id = episode_ids.id
    WHERE sessions.id = OLD.session_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: advice_given'); END;

CREATE TRIGGER session_exercises_no_delete BEFORE DELETE ON session_exercises
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    JOIN sessions ON sessions.episode_id = episode_ids.id
    WHERE sessions.id = OLD.session_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: session_exercises'); END;

CREATE TRIGGER sessions_no_delete BEFORE DELETE ON sessions
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: sessions'); END;

CREATE TRIGGER limit_changes_no_delete BEFORE DELETE ON limit_changes
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: limit_changes'); END;

CREATE TRIGGER stop_lifts_no_delete BEFORE DELETE ON stop_lifts
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: stop_lifts'); END;

CREATE TRIGGER restrictions_no_delete BEFORE DELETE ON restrictions
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episodes USING (patient_id)
    WHERE episodes.sequence = OLD.episode_sequence
)
BEGIN SELECT RAISE(ABORT, 'append-only: restrictions'); END;

CREATE TRIGGER episodes_no_delete BEFORE DELETE ON episodes
WHEN NOT EXISTS (
    SELECT 1 FROM deletions WHERE patient_id = OLD.patient_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: episodes'); END;

CREATE TRIGGER patients_no_delete BEFORE DELETE ON patients
WHEN NOT EXISTS (
    SELECT 1 FROM deletions WHERE patient_id = OLD.id
)
BEGIN SELECT RAISE(ABORT, 'append-only: patients'); END;

CREATE TRIGGER sessions_one_a_day BEFORE INSERT ON sessions
WHEN EXISTS (
    SELECT 1 FROM sessions AS other
    WHERE other.episode_id = NEW.episode_id AND other.date = NEW.date
    AND other.setting = NEW.setting AND other.id IS NOT NEW.corrects
    AND NOT EXISTS (SELECT 1 FROM sessions AS newer WHERE newer.corrects = other.id)
)
BEGIN SELECT RAISE(ABORT, 'one session a day and setting'); END;

CREATE TABLE programme_changes (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    episode_id TEXT NOT NULL,
    session_id TEXT,
    exercises TEXT NOT NULL,
    reason_code TEXT,
    note TEXT,
    changed_at TEXT NOT NULL,
    CONSTRAINT ck_programme_changes_exercises CHECK (json_valid(exercises)),
    CONSTRAINT ck_programme_changes_reason_code CHECK (reason_code IN ('examination',
        'patient_goal', 'patient_preference', 'other_information', 'measurement_doubt',
        'agreed_protocol', 'equipment', 'other')),
    CONSTRAINT ck_programme_changes_note CHECK (length(note) <= 2000),
    CONSTRAINT ck_programme_changes_changed_at CHECK (changed_at GLOB '????-??-??T??:??:??*Z'),
    CONSTRAINT fk_programme_changes_episode_id FOREIGN KEY(episode_id)
        REFERENCES episode_ids (id),
    CONSTRAINT fk_programme_changes_session_id FOREIGN KEY(session_id) REFERENCES sessions (id)
) STRICT;

CREATE INDEX ix_programme_changes_episode_id ON programme_changes (episode_id);

CREATE TRIGGER programme_changes_no_update BEFORE UPDATE ON programme_changes
BEGIN SELECT RAISE(ABORT, 'append-only: programme_changes'); END;

CREATE TRIGGER programme_changes_no_delete BEFORE DELETE ON programme_changes
WHEN NOT EXISTS (
    SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id
)
BEGIN SELECT RAISE(ABORT, 'append-only: programme_changes'); END;

CREATE TABLE favourites (
    exercise_id TEXT NOT NULL,
    CONSTRAINT pk_favourites PRIMARY KEY (exercise_id)
) STRICT;

CREATE TABLE templates (
    name TEXT NOT NULL,
    exercises TEXT NOT NULL,
    CONSTRAINT pk_templates PRIMARY KEY (name),
    CONSTRAINT ck_templates_exercises CHECK (json_valid(exercises))
) STRICT;

CREATE TABLE own_exercises (
    id TEXT NOT NULL,
    name_nb TEXT NOT NULL,
    name_en TEXT NOT NULL,
    instructions_nb TEXT NOT NULL,
    instructions_en TEXT NOT NULL,
    region TEXT NOT NULL,
    position TEXT NOT NULL,
    kind TEXT NOT NULL,
    demand TEXT NOT NULL,
    weight_bearing INTEGER NOT NULL,
    per_side INTEGER NOT NULL,
    photo BLOB NOT NULL,
    CONSTRAINT pk_own_exercises PRIMARY KEY (id),
    CONSTRAINT ck_own_exercises_name_nb CHECK (length(name_nb) <= 60),
    CONSTRAINT ck_own_exercises_name_en CHECK (length(name_en) <= 60),
    CONSTRAINT ck_own_exercises_instructions_nb CHECK (length(instructions_nb) <= 2000),
    CONSTRAINT ck_own_exercises_instructions_en CHECK (length(instructions_en) <= 2000),
    CONSTRAINT ck_own_exercises_region CHECK (region IN ('neck', 'shoulder', 'elbow',
        'wrist_hand', 'thoracic', 'low_back', 'hip', 'knee', 'ankle_foot', 'other')),
    CONSTRAINT ck_own_exercises_position CHECK (position IN ('standing', 'sitting', 'supine',
        'prone', 'side_lying', 'all_fours', 'kneeling')),
    CONSTRAINT ck_own_exercises_kind CHECK (kind IN ('repetitions', 'hold', 'time', 'distance')),
    CONSTRAINT ck_own_exercises_demand CHECK (demand IN ('light', 'medium', 'high')),
    CONSTRAINT ck_own_exercises_weight_bearing CHECK (weight_bearing IN (0, 1)),
    CONSTRAINT ck_own_exercises_per_side CHECK (per_side IN (0, 1)),
    CONSTRAINT ck_own_exercises_photo CHECK (length(photo) <= 500000)
) STRICT;
