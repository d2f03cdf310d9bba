-- Things to divide; locked weights; an alternative as a package; a kind of negotiation for dividing.
-- A constraint of a column is changed by making its table anew.

CREATE TABLE new_negotiation (
    id VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    counterpart VARCHAR(200) NOT NULL,
    kind VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    relationship VARCHAR NOT NULL,
    relationship_note VARCHAR(5000) NOT NULL,
    meeting_on DATE,
    meeting_time VARCHAR(5) NOT NULL,
    place VARCHAR(200) NOT NULL,
    medium VARCHAR NOT NULL,
    situation VARCHAR(50000) NOT NULL,
    goal VARCHAR(5000) NOT NULL,
    their_success VARCHAR(5000) NOT NULL,
    walk_away_worth FLOAT,
    safety_margin FLOAT NOT NULL,
    their_walk_away_low FLOAT,
    their_walk_away_likely FLOAT,
    their_walk_away_high FLOAT,
    created_at DATETIME,
    PRIMARY KEY (id),
    CONSTRAINT negotiation_title CHECK (length("title") <= 200),
    CONSTRAINT negotiation_counterpart CHECK (length("counterpart") <= 200),
    CONSTRAINT negotiation_kind CHECK ("kind" IN ('pay', 'contract', 'conflict', 'lease', 'supplier', 'sale', 'family', 'division', 'other')),
    CONSTRAINT negotiation_stage CHECK ("stage" IN ('preparing', 'under_way', 'closed')),
    CONSTRAINT negotiation_relationship CHECK ("relationship" IN ('ongoing', 'new', 'once', 'strained')),
    CONSTRAINT negotiation_relationship_note CHECK (length("relationship_note") <= 5000),
    CONSTRAINT negotiation_meeting_time CHECK (length("meeting_time") <= 5),
    CONSTRAINT negotiation_place CHECK (length("place") <= 200),
    CONSTRAINT negotiation_medium CHECK ("medium" IN ('in_person', 'video', 'phone', 'writing')),
    CONSTRAINT negotiation_situation CHECK (length("situation") <= 50000),
    CONSTRAINT negotiation_goal CHECK (length("goal") <= 5000),
    CONSTRAINT negotiation_their_success CHECK (length("their_success") <= 5000),
    CONSTRAINT negotiation_walk_away_worth CHECK ("walk_away_worth" BETWEEN 0 AND 100),
    CONSTRAINT negotiation_safety_margin CHECK ("safety_margin" BETWEEN 0 AND 50),
    CONSTRAINT negotiation_their_walk_away_low CHECK ("their_walk_away_low" BETWEEN 0 AND 100),
    CONSTRAINT negotiation_their_walk_away_likely CHECK ("their_walk_away_likely" BETWEEN 0 AND 100),
    CONSTRAINT negotiation_their_walk_away_high CHECK ("their_walk_away_high" BETWEEN 0 AND 100)
);

INSERT INTO new_negotiation ("id", "title", "counterpart", "kind", "stage", "relationship",
    "relationship_note", "meeting_on", "meeting_time", "place", "medium", "situation", "goal",
    "their_success", "walk_away_worth", "safety_margin", "their_walk_away_low", "their_walk_away_likely",
    "their_walk_away_high", "created_at")
SELECT "id", "title", "counterpart", "kind", "stage", "relationship", "relationship_note", "meeting_on",
    "meeting_time", "place", "medium", "situation", "goal", "their_success", "walk_away_worth",
    "safety_margin", "their_walk_away_low", "their_walk_away_likely", "their_walk_away_high",
    "created_at"
FROM negotiation;

DROP TABLE negotiation;
ALTER TABLE new_negotiation RENAME TO negotiation;

CREATE TABLE new_alternative (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    name VARCHAR(200) NOT NULL,
    note VARCHAR(5000) NOT NULL,
    worth FLOAT,
    cost FLOAT,
    probability FLOAT,
    next_step VARCHAR(200) NOT NULL,
    next_step_on DATE,
    signal VARCHAR NOT NULL,
    signal_how VARCHAR(5000) NOT NULL,
    package_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT alternative_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT alternative_side CHECK ("side" IN ('me', 'them')),
    CONSTRAINT alternative_name CHECK (length("name") <= 200),
    CONSTRAINT alternative_note CHECK (length("note") <= 5000),
    CONSTRAINT alternative_worth CHECK ("worth" BETWEEN 0 AND 100),
    CONSTRAINT alternative_cost CHECK ("cost" BETWEEN 0 AND 100),
    CONSTRAINT alternative_probability CHECK ("probability" BETWEEN 0 AND 100),
    CONSTRAINT alternative_next_step CHECK (length("next_step") <= 200),
    CONSTRAINT alternative_signal CHECK ("signal" IN ('silent', 'hint', 'open')),
    CONSTRAINT alternative_signal_how CHECK (length("signal_how") <= 5000),
    FOREIGN KEY(package_id) REFERENCES package (id) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO new_alternative ("id", "negotiation_id", "position", "side", "name", "note", "worth", "cost",
    "probability", "next_step", "next_step_on", "signal", "signal_how", "package_id")
SELECT "id", "negotiation_id", "position", "side", "name", "note", "worth", "cost", "probability",
    "next_step", "next_step_on", "signal", "signal_how", NULL
FROM alternative;

DROP TABLE alternative;
ALTER TABLE new_alternative RENAME TO alternative;

CREATE INDEX ix_alternative_negotiation_id ON alternative (negotiation_id);

CREATE INDEX ix_alternative_package_id ON alternative (package_id);

CREATE TABLE new_issue (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
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

INSERT INTO new_issue ("id", "negotiation_id", "position", "name", "note", "weight_me",
    "weight_them_low", "weight_them_likely", "weight_them_high", "opening_id", "target_id",
    "walk_away_id", "weight_locked")
SELECT "id", "negotiation_id", "position", "name", "note", "weight_me", "weight_them_low",
    "weight_them_likely", "weight_them_high", "opening_id", "target_id", "walk_away_id", 0
FROM issue;

DROP TABLE issue;
ALTER TABLE new_issue RENAME TO issue;

CREATE INDEX ix_issue_negotiation_id ON issue (negotiation_id);

CREATE INDEX ix_issue_opening_id ON issue (opening_id);

CREATE INDEX ix_issue_target_id ON issue (target_id);

CREATE INDEX ix_issue_walk_away_id ON issue (walk_away_id);

CREATE TABLE item (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR(200) NOT NULL,
    points_me FLOAT,
    points_them FLOAT,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT item_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT item_name CHECK (length("name") <= 200),
    CONSTRAINT item_points_me CHECK ("points_me" BETWEEN 0 AND 100),
    CONSTRAINT item_points_them CHECK ("points_them" BETWEEN 0 AND 100),
    CONSTRAINT item_note CHECK (length("note") <= 5000)
);

CREATE INDEX ix_item_negotiation_id ON item (negotiation_id);
