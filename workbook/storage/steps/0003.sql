-- What must be on the page for the room, what may be on the one for the table, and how each is to look.

CREATE TABLE new_leverage_item (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    side VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    what VARCHAR(200) NOT NULL,
    felt INTEGER NOT NULL,
    evidenced INTEGER NOT NULL,
    evidence VARCHAR(5000) NOT NULL,
    known VARCHAR NOT NULL,
    fades_on DATE,
    grow VARCHAR(5000) NOT NULL,
    answer VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT leverage_item_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT leverage_item_side CHECK ("side" IN ('me', 'them')),
    CONSTRAINT leverage_item_source CHECK ("source" IN ('other', 'alternatives', 'money', 'market', 'information', 'time', 'expertise', 'unique', 'standards', 'relationship', 'coalition', 'process', 'authority', 'composure')),
    CONSTRAINT leverage_item_what CHECK (length("what") <= 200),
    CONSTRAINT leverage_item_felt CHECK ("felt" BETWEEN 0 AND 5),
    CONSTRAINT leverage_item_evidenced CHECK ("evidenced" BETWEEN 0 AND 5),
    CONSTRAINT leverage_item_evidence CHECK (length("evidence") <= 5000),
    CONSTRAINT leverage_item_known CHECK ("known" IN ('unsure', 'known', 'unknown')),
    CONSTRAINT leverage_item_grow CHECK (length("grow") <= 5000),
    CONSTRAINT leverage_item_answer CHECK (length("answer") <= 5000)
);

INSERT INTO new_leverage_item ("id", "negotiation_id", "position", "pinned", "side", "source", "what",
    "felt", "evidenced", "evidence", "known", "fades_on", "grow", "answer")
SELECT "id", "negotiation_id", "position", 0, "side", "source", "what", "felt", "evidenced", "evidence",
    "known", "fades_on", "grow", "answer"
FROM leverage_item;

DROP TABLE leverage_item;
ALTER TABLE new_leverage_item RENAME TO leverage_item;

CREATE INDEX ix_leverage_item_negotiation_id ON leverage_item (negotiation_id);

CREATE TABLE new_deadline (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    side VARCHAR NOT NULL,
    what VARCHAR(200) NOT NULL,
    due_on DATE,
    known BOOLEAN NOT NULL,
    waiting_cost VARCHAR(5000) NOT NULL,
    handling VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT deadline_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT deadline_side CHECK ("side" IN ('me', 'them')),
    CONSTRAINT deadline_what CHECK (length("what") <= 200),
    CONSTRAINT deadline_waiting_cost CHECK (length("waiting_cost") <= 5000),
    CONSTRAINT deadline_handling CHECK ("handling" IN ('tell', 'trade', 'withhold'))
);

INSERT INTO new_deadline ("id", "negotiation_id", "position", "pinned", "side", "what", "due_on",
    "known", "waiting_cost", "handling")
SELECT "id", "negotiation_id", "position", 0, "side", "what", "due_on", "known", "waiting_cost",
    "handling"
FROM deadline;

DROP TABLE deadline;
ALTER TABLE new_deadline RENAME TO deadline;

CREATE INDEX ix_deadline_negotiation_id ON deadline (negotiation_id);

CREATE TABLE new_interest (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    party_id VARCHAR NOT NULL,
    position_id VARCHAR,
    text VARCHAR(1000) NOT NULL,
    kind VARCHAR NOT NULL,
    importance INTEGER NOT NULL,
    certainty VARCHAR NOT NULL,
    shared BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT interest_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(position_id) REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT interest_text CHECK (length("text") <= 1000),
    CONSTRAINT interest_kind CHECK ("kind" IN ('need', 'concern', 'hope')),
    CONSTRAINT interest_importance CHECK ("importance" BETWEEN 0 AND 5),
    CONSTRAINT interest_certainty CHECK ("certainty" IN ('known', 'likely', 'guess'))
);

INSERT INTO new_interest ("id", "negotiation_id", "position", "pinned", "party_id", "position_id",
    "text", "kind", "importance", "certainty", "shared")
SELECT "id", "negotiation_id", "position", 0, "party_id", "position_id", "text", "kind", "importance",
    "certainty", 0
FROM interest;

DROP TABLE interest;
ALTER TABLE new_interest RENAME TO interest;

CREATE INDEX ix_interest_negotiation_id ON interest (negotiation_id);

CREATE INDEX ix_interest_party_id ON interest (party_id);

CREATE INDEX ix_interest_position_id ON interest (position_id);

CREATE TABLE new_question (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    text VARCHAR(1000) NOT NULL,
    interest_id VARCHAR,
    asked BOOLEAN NOT NULL,
    answer VARCHAR(5000) NOT NULL,
    on_brief BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT question_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT question_text CHECK (length("text") <= 1000),
    FOREIGN KEY(interest_id) REFERENCES interest (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT question_answer CHECK (length("answer") <= 5000)
);

INSERT INTO new_question ("id", "negotiation_id", "position", "pinned", "text", "interest_id", "asked",
    "answer", "on_brief", "shared")
SELECT "id", "negotiation_id", "position", 0, "text", "interest_id", "asked", "answer", "on_brief", 1
FROM question;

DROP TABLE question;
ALTER TABLE new_question RENAME TO question;

CREATE INDEX ix_question_interest_id ON question (interest_id);

CREATE INDEX ix_question_negotiation_id ON question (negotiation_id);

CREATE TABLE new_standard (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    what VARCHAR(1000) NOT NULL,
    kind VARCHAR NOT NULL,
    figure VARCHAR(200) NOT NULL,
    source VARCHAR(1000) NOT NULL,
    issue_id VARCHAR,
    fair_to_me INTEGER NOT NULL,
    fair_to_them INTEGER NOT NULL,
    note VARCHAR(5000) NOT NULL,
    shared BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT standard_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT standard_what CHECK (length("what") <= 1000),
    CONSTRAINT standard_kind CHECK ("kind" IN ('market_rate', 'norm', 'precedent', 'comparable', 'expert', 'law')),
    CONSTRAINT standard_figure CHECK (length("figure") <= 200),
    CONSTRAINT standard_source CHECK (length("source") <= 1000),
    FOREIGN KEY(issue_id) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT standard_fair_to_me CHECK ("fair_to_me" BETWEEN 0 AND 5),
    CONSTRAINT standard_fair_to_them CHECK ("fair_to_them" BETWEEN 0 AND 5),
    CONSTRAINT standard_note CHECK (length("note") <= 5000)
);

INSERT INTO new_standard ("id", "negotiation_id", "position", "pinned", "what", "kind", "figure",
    "source", "issue_id", "fair_to_me", "fair_to_them", "note", "shared")
SELECT "id", "negotiation_id", "position", 0, "what", "kind", "figure", "source", "issue_id",
    "fair_to_me", "fair_to_them", "note", 1
FROM standard;

DROP TABLE standard;
ALTER TABLE new_standard RENAME TO standard;

CREATE INDEX ix_standard_issue_id ON standard (issue_id);

CREATE INDEX ix_standard_negotiation_id ON standard (negotiation_id);

CREATE TABLE new_disclosure (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    fact VARCHAR(1000) NOT NULL,
    handling VARCHAR NOT NULL,
    how VARCHAR(5000) NOT NULL,
    shared BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT disclosure_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT disclosure_fact CHECK (length("fact") <= 1000),
    CONSTRAINT disclosure_handling CHECK ("handling" IN ('tell', 'trade', 'withhold')),
    CONSTRAINT disclosure_how CHECK (length("how") <= 5000)
);

INSERT INTO new_disclosure ("id", "negotiation_id", "position", "pinned", "fact", "handling", "how",
    "shared")
SELECT "id", "negotiation_id", "position", 0, "fact", "handling", "how", 1
FROM disclosure;

DROP TABLE disclosure;
ALTER TABLE new_disclosure RENAME TO disclosure;

CREATE INDEX ix_disclosure_negotiation_id ON disclosure (negotiation_id);

CREATE TABLE new_issue (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    name VARCHAR(200) NOT NULL,
    note VARCHAR(5000) NOT NULL,
    weight_me FLOAT,
    weight_them_low FLOAT,
    weight_them_likely FLOAT,
    weight_them_high FLOAT,
    opening_id VARCHAR,
    target_id VARCHAR,
    walk_away_id VARCHAR,
    weight_locked BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT issue_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT issue_name CHECK (length("name") <= 200),
    CONSTRAINT issue_note CHECK (length("note") <= 5000),
    CONSTRAINT issue_weight_me CHECK ("weight_me" BETWEEN 0 AND 100),
    CONSTRAINT issue_weight_them_low CHECK ("weight_them_low" BETWEEN 0 AND 100),
    CONSTRAINT issue_weight_them_likely CHECK ("weight_them_likely" BETWEEN 0 AND 100),
    CONSTRAINT issue_weight_them_high CHECK ("weight_them_high" BETWEEN 0 AND 100),
    FOREIGN KEY(opening_id) REFERENCES option (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES option (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(walk_away_id) REFERENCES option (id) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO new_issue ("id", "negotiation_id", "position", "pinned", "name", "note", "weight_me",
    "weight_them_low", "weight_them_likely", "weight_them_high", "opening_id", "target_id",
    "walk_away_id", "weight_locked", "shared")
SELECT "id", "negotiation_id", "position", 0, "name", "note", "weight_me", "weight_them_low",
    "weight_them_likely", "weight_them_high", "opening_id", "target_id", "walk_away_id",
    "weight_locked", 1
FROM issue;

DROP TABLE issue;
ALTER TABLE new_issue RENAME TO issue;

CREATE INDEX ix_issue_negotiation_id ON issue (negotiation_id);

CREATE INDEX ix_issue_opening_id ON issue (opening_id);

CREATE INDEX ix_issue_target_id ON issue (target_id);

CREATE INDEX ix_issue_walk_away_id ON issue (walk_away_id);

CREATE TABLE new_package (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    name VARCHAR(200) NOT NULL,
    role VARCHAR NOT NULL,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT package_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT package_name CHECK (length("name") <= 200),
    CONSTRAINT package_role CHECK ("role" IN ('idea', 'opening', 'target', 'fallback', 'meso_a', 'meso_b', 'meso_c', 'theirs')),
    CONSTRAINT package_note CHECK (length("note") <= 5000)
);

INSERT INTO new_package ("id", "negotiation_id", "position", "pinned", "name", "role", "note")
SELECT "id", "negotiation_id", "position", 0, "name", "role", "note"
FROM package;

DROP TABLE package;
ALTER TABLE new_package RENAME TO package;

CREATE INDEX ix_package_negotiation_id ON package (negotiation_id);

CREATE TABLE new_move (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    if_you VARCHAR(1000) NOT NULL,
    i_can VARCHAR(1000) NOT NULL,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT move_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT move_if_you CHECK (length("if_you") <= 1000),
    CONSTRAINT move_i_can CHECK (length("i_can") <= 1000),
    CONSTRAINT move_note CHECK (length("note") <= 5000)
);

INSERT INTO new_move ("id", "negotiation_id", "position", "pinned", "if_you", "i_can", "note")
SELECT "id", "negotiation_id", "position", 0, "if_you", "i_can", "note"
FROM move;

DROP TABLE move;
ALTER TABLE new_move RENAME TO move;

CREATE INDEX ix_move_negotiation_id ON move (negotiation_id);

CREATE TABLE new_counter (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    expected VARCHAR(1000) NOT NULL,
    response VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT counter_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT counter_expected CHECK (length("expected") <= 1000),
    CONSTRAINT counter_response CHECK (length("response") <= 5000)
);

INSERT INTO new_counter ("id", "negotiation_id", "position", "pinned", "expected", "response")
SELECT "id", "negotiation_id", "position", 0, "expected", "response"
FROM counter;

DROP TABLE counter;
ALTER TABLE new_counter RENAME TO counter;

CREATE INDEX ix_counter_negotiation_id ON counter (negotiation_id);

CREATE TABLE new_key_sentence (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    text VARCHAR(1000) NOT NULL,
    "when" VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT key_sentence_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT key_sentence_text CHECK (length("text") <= 1000),
    CONSTRAINT key_sentence_when CHECK (length("when") <= 200)
);

INSERT INTO new_key_sentence ("id", "negotiation_id", "position", "pinned", "text", "when")
SELECT "id", "negotiation_id", "position", 0, "text", "when"
FROM key_sentence;

DROP TABLE key_sentence;
ALTER TABLE new_key_sentence RENAME TO key_sentence;

CREATE INDEX ix_key_sentence_negotiation_id ON key_sentence (negotiation_id);

CREATE TABLE new_objection (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    they_say VARCHAR(2000) NOT NULL,
    reply VARCHAR(5000) NOT NULL,
    box INTEGER NOT NULL,
    due_on DATE,
    times INTEGER NOT NULL,
    rating INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT objection_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT objection_they_say CHECK (length("they_say") <= 2000),
    CONSTRAINT objection_reply CHECK (length("reply") <= 5000),
    CONSTRAINT objection_box CHECK ("box" BETWEEN 0 AND 5),
    CONSTRAINT objection_times CHECK ("times" BETWEEN 0 AND 1e+06),
    CONSTRAINT objection_rating CHECK ("rating" BETWEEN 0 AND 5)
);

INSERT INTO new_objection ("id", "negotiation_id", "position", "pinned", "they_say", "reply", "box",
    "due_on", "times", "rating")
SELECT "id", "negotiation_id", "position", 0, "they_say", "reply", "box", "due_on", "times", "rating"
FROM objection;

DROP TABLE objection;
ALTER TABLE new_objection RENAME TO objection;

CREATE INDEX ix_objection_negotiation_id ON objection (negotiation_id);

CREATE TABLE sheet (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    version VARCHAR NOT NULL,
    title VARCHAR(200) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    style VARCHAR NOT NULL,
    hidden VARCHAR(1000) NOT NULL,
    block_order VARCHAR(1000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT sheet_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT sheet_version CHECK ("version" IN ('private', 'table-safe')),
    CONSTRAINT sheet_title CHECK (length("title") <= 200),
    CONSTRAINT sheet_note CHECK (length("note") <= 1000),
    CONSTRAINT sheet_style CHECK ("style" IN ('clean', 'compact')),
    CONSTRAINT sheet_hidden CHECK (length("hidden") <= 1000),
    CONSTRAINT sheet_block_order CHECK (length("block_order") <= 1000)
);

CREATE INDEX ix_sheet_negotiation_id ON sheet (negotiation_id);
