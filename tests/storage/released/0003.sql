PRAGMA application_id=1314341451;
PRAGMA user_version=3;
BEGIN TRANSACTION;
CREATE TABLE ally (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR(200) NOT NULL,
    stance VARCHAR NOT NULL,
    interest VARCHAR(5000) NOT NULL,
    ask VARCHAR(5000) NOT NULL,
    status VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ally_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT ally_name CHECK (length("name") <= 200),
    CONSTRAINT ally_stance CHECK ("stance" IN ('ally', 'could_join', 'could_block', 'neutral')),
    CONSTRAINT ally_interest CHECK (length("interest") <= 5000),
    CONSTRAINT ally_ask CHECK (length("ask") <= 5000),
    CONSTRAINT ally_status CHECK ("status" IN ('to_ask', 'asked', 'agreed', 'declined'))
);
INSERT INTO "ally" VALUES('rent-ally','rent',0,'Who of rent','could_join','Why they would care of rent','What to ask of them of rent','to_ask');
INSERT INTO "ally" VALUES('pay-ally','pay',0,'Who of pay','could_join','Why they would care of pay','What to ask of them of pay','to_ask');
CREATE TABLE "alternative" (
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
INSERT INTO "alternative" VALUES('rent-alternative','rent',0,'me','Alternative of rent','About it of rent',NULL,NULL,NULL,'Next step of rent','2026-11-23','silent','How to signal it of rent','rent-package');
INSERT INTO "alternative" VALUES('pay-alternative','pay',0,'me','Alternative of pay','About it of pay',NULL,NULL,NULL,'Next step of pay','2026-11-23','silent','How to signal it of pay','pay-package');
CREATE TABLE choice (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    package_id VARCHAR NOT NULL,
    issue_id VARCHAR NOT NULL,
    option_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT choice_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(package_id) REFERENCES package (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(issue_id) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(option_id) REFERENCES option (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "choice" VALUES('rent-choice','rent',0,'rent-package','rent-issue','rent-option');
INSERT INTO "choice" VALUES('pay-choice','pay',0,'pay-package','pay-issue','pay-option');
CREATE TABLE "counter" (
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
INSERT INTO "counter" VALUES('rent-counter','rent',0,0,'They may offer of rent','Your response of rent');
INSERT INTO "counter" VALUES('pay-counter','pay',0,0,'They may offer of pay','Your response of pay');
CREATE TABLE "deadline" (
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
INSERT INTO "deadline" VALUES('rent-deadline','rent',0,0,'me','What ends of rent','2026-11-23',0,'What waiting costs of rent','withhold');
INSERT INTO "deadline" VALUES('pay-deadline','pay',0,0,'me','What ends of pay','2026-11-23',0,'What waiting costs of pay','withhold');
CREATE TABLE "disclosure" (
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
INSERT INTO "disclosure" VALUES('rent-disclosure','rent',0,0,'Fact of rent','withhold','When and how, or for what in return of rent',1);
INSERT INTO "disclosure" VALUES('pay-disclosure','pay',0,0,'Fact of pay','withhold','When and how, or for what in return of pay',1);
CREATE TABLE entry (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR,
    written_on DATE,
    kind VARCHAR NOT NULL,
    title VARCHAR(200) NOT NULL,
    text VARCHAR(50000) NOT NULL,
    tags VARCHAR(200) NOT NULL,
    lesson VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT entry_kind CHECK ("kind" IN ('negotiation', 'training', 'reading', 'observing', 'practice_group', 'other')),
    CONSTRAINT entry_title CHECK (length("title") <= 200),
    CONSTRAINT entry_text CHECK (length("text") <= 50000),
    CONSTRAINT entry_tags CHECK (length("tags") <= 200),
    CONSTRAINT entry_lesson CHECK (length("lesson") <= 5000)
);
INSERT INTO "entry" VALUES('rent-entry','rent','2026-11-23','other','Title of rent','Entry of rent','Tags of rent','Lesson of rent');
INSERT INTO "entry" VALUES('pay-entry','pay','2026-11-23','other','Title of pay','Entry of pay','Tags of pay','Lesson of pay');
CREATE TABLE finding (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    what VARCHAR(1000) NOT NULL,
    topic VARCHAR NOT NULL,
    how VARCHAR(1000) NOT NULL,
    due_on DATE,
    answer VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT finding_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT finding_what CHECK (length("what") <= 1000),
    CONSTRAINT finding_topic CHECK ("topic" IN ('situation', 'constraints', 'motives', 'alternatives', 'market', 'other')),
    CONSTRAINT finding_how CHECK (length("how") <= 1000),
    CONSTRAINT finding_answer CHECK (length("answer") <= 5000)
);
INSERT INTO "finding" VALUES('rent-finding','rent',0,'What to find out of rent','situation','How of rent','2026-11-23','Answer of rent');
INSERT INTO "finding" VALUES('pay-finding','pay',0,'What to find out of pay','situation','How of pay','2026-11-23','Answer of pay');
CREATE TABLE "interest" (
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
INSERT INTO "interest" VALUES('rent-interest','rent',0,0,'rent-party','rent-position','Interest of rent','need',3,'guess',0);
INSERT INTO "interest" VALUES('pay-interest','pay',0,0,'pay-party','pay-position','Interest of pay','need',3,'guess',0);
CREATE TABLE interest_link (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    first_id VARCHAR NOT NULL,
    second_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT interest_link_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(first_id) REFERENCES interest (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(second_id) REFERENCES interest (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT interest_link_relation CHECK ("relation" IN ('shared', 'compatible', 'opposed')),
    CONSTRAINT interest_link_note CHECK (length("note") <= 5000)
);
INSERT INTO "interest_link" VALUES('rent-interest_link','rent',0,'rent-interest','rent-interest','compatible','What follows of rent');
INSERT INTO "interest_link" VALUES('pay-interest_link','pay',0,'pay-interest','pay-interest','compatible','What follows of pay');
CREATE TABLE "issue" (
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
INSERT INTO "issue" VALUES('rent-issue','rent',0,0,'Issue of rent','About it of rent',NULL,NULL,NULL,NULL,'rent-option','rent-option','rent-option',0,1);
INSERT INTO "issue" VALUES('pay-issue','pay',0,0,'Issue of pay','About it of pay',NULL,NULL,NULL,NULL,'pay-option','pay-option','pay-option',0,1);
CREATE TABLE issue_result (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    issue_id VARCHAR NOT NULL,
    option_id VARCHAR,
    result VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT issue_result_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(issue_id) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(option_id) REFERENCES option (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT issue_result_result CHECK (length("result") <= 200)
);
INSERT INTO "issue_result" VALUES('rent-issue_result','rent',0,'rent-issue','rent-option','In words of rent');
INSERT INTO "issue_result" VALUES('pay-issue_result','pay',0,'pay-issue','pay-option','In words of pay');
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
INSERT INTO "item" VALUES('rent-item','rent',0,'Thing of rent',NULL,NULL,'About it of rent');
INSERT INTO "item" VALUES('pay-item','pay',0,'Thing of pay',NULL,NULL,'About it of pay');
CREATE TABLE "key_sentence" (
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
INSERT INTO "key_sentence" VALUES('rent-key_sentence','rent',0,0,'Sentence of rent','When to say it of rent');
INSERT INTO "key_sentence" VALUES('pay-key_sentence','pay',0,0,'Sentence of pay','When to say it of pay');
CREATE TABLE "leverage_item" (
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
INSERT INTO "leverage_item" VALUES('rent-leverage_item','rent',0,0,'me','other','What it is of rent',0,0,'Evidence of rent','unsure','2026-11-23','Make it grow of rent','Your answer of rent');
INSERT INTO "leverage_item" VALUES('pay-leverage_item','pay',0,0,'me','other','What it is of pay',0,0,'Evidence of pay','unsure','2026-11-23','Make it grow of pay','Your answer of pay');
CREATE TABLE "move" (
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
INSERT INTO "move" VALUES('rent-move','rent',0,0,'If you … of rent','I can … of rent','When, and how far of rent');
INSERT INTO "move" VALUES('pay-move','pay',0,0,'If you … of pay','I can … of pay','When, and how far of pay');
CREATE TABLE "negotiation" (
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
INSERT INTO "negotiation" VALUES('rent','Title of rent','Counterpart of rent','other','preparing','ongoing','About the relationship of rent','2026-11-23','','Place of rent','in_person','Situation of rent','Goal of rent','Success to them of rent',NULL,0.0,NULL,NULL,NULL,NULL);
INSERT INTO "negotiation" VALUES('pay','Title of pay','Counterpart of pay','other','preparing','ongoing','About the relationship of pay','2026-11-23','','Place of pay','in_person','Situation of pay','Goal of pay','Success to them of pay',NULL,0.0,NULL,NULL,NULL,NULL);
CREATE TABLE "objection" (
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
INSERT INTO "objection" VALUES('rent-objection','rent',0,0,'They say of rent','You reply of rent',0,'2026-11-23',0,0);
INSERT INTO "objection" VALUES('pay-objection','pay',0,0,'They say of pay','You reply of pay',0,'2026-11-23',0,0);
CREATE TABLE offer (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    made_at DATETIME,
    text VARCHAR(1000) NOT NULL,
    package_id VARCHAR,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT offer_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT offer_side CHECK ("side" IN ('me', 'them')),
    CONSTRAINT offer_text CHECK (length("text") <= 1000),
    FOREIGN KEY(package_id) REFERENCES package (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT offer_note CHECK (length("note") <= 5000)
);
INSERT INTO "offer" VALUES('rent-offer','rent',0,'them',NULL,'Offer of rent','rent-package','How it was said, and what it tells of rent');
INSERT INTO "offer" VALUES('pay-offer','pay',0,'them',NULL,'Offer of pay','pay-package','How it was said, and what it tells of pay');
CREATE TABLE option (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    issue_id VARCHAR NOT NULL,
    name VARCHAR(200) NOT NULL,
    score_me FLOAT,
    score_them_low FLOAT,
    score_them_likely FLOAT,
    score_them_high FLOAT,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT option_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(issue_id) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT option_name CHECK (length("name") <= 200),
    CONSTRAINT option_score_me CHECK ("score_me" BETWEEN 0 AND 100),
    CONSTRAINT option_score_them_low CHECK ("score_them_low" BETWEEN 0 AND 100),
    CONSTRAINT option_score_them_likely CHECK ("score_them_likely" BETWEEN 0 AND 100),
    CONSTRAINT option_score_them_high CHECK ("score_them_high" BETWEEN 0 AND 100)
);
INSERT INTO "option" VALUES('rent-option','rent',0,'rent-issue','Option of rent',NULL,NULL,NULL,NULL);
INSERT INTO "option" VALUES('pay-option','pay',0,'pay-issue','Option of pay',NULL,NULL,NULL,NULL);
CREATE TABLE "package" (
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
INSERT INTO "package" VALUES('rent-package','rent',0,0,'Package of rent','idea','Why this one of rent');
INSERT INTO "package" VALUES('pay-package','pay',0,0,'Package of pay','idea','Why this one of pay');
CREATE TABLE party (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR(200) NOT NULL,
    side VARCHAR NOT NULL,
    role VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT party_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT party_name CHECK (length("name") <= 200),
    CONSTRAINT party_side CHECK ("side" IN ('me', 'them', 'other')),
    CONSTRAINT party_role CHECK (length("role") <= 200)
);
INSERT INTO "party" VALUES('rent-party','rent',0,'Who of rent','them','Role of rent');
INSERT INTO "party" VALUES('pay-party','pay',0,'Who of pay','them','Role of pay');
CREATE TABLE position (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    party_id VARCHAR NOT NULL,
    text VARCHAR(1000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT position_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT position_text CHECK (length("text") <= 1000)
);
INSERT INTO "position" VALUES('rent-position','rent',0,'rent-party','Position of rent');
INSERT INTO "position" VALUES('pay-position','pay',0,'pay-party','Position of pay');
CREATE TABLE practice_goal (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR,
    position INTEGER NOT NULL,
    goal VARCHAR(1000) NOT NULL,
    "where" VARCHAR(1000) NOT NULL,
    due_on DATE,
    result VARCHAR(5000) NOT NULL,
    done BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT practice_goal_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT practice_goal_goal CHECK (length("goal") <= 1000),
    CONSTRAINT practice_goal_where CHECK (length("where") <= 1000),
    CONSTRAINT practice_goal_result CHECK (length("result") <= 5000)
);
INSERT INTO "practice_goal" VALUES('rent-practice_goal','rent',0,'Practice goal of rent','Where to practise it of rent','2026-11-23','What came of it of rent',0);
INSERT INTO "practice_goal" VALUES('pay-practice_goal','pay',0,'Practice goal of pay','Where to practise it of pay','2026-11-23','What came of it of pay',0);
CREATE TABLE prediction (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    about VARCHAR NOT NULL,
    guess VARCHAR(1000) NOT NULL,
    confidence FLOAT NOT NULL,
    truth VARCHAR(1000) NOT NULL,
    verdict VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT prediction_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT prediction_about CHECK ("about" IN ('limit', 'first_offer', 'top_interest', 'other')),
    CONSTRAINT prediction_guess CHECK (length("guess") <= 1000),
    CONSTRAINT prediction_confidence CHECK ("confidence" BETWEEN 0 AND 100),
    CONSTRAINT prediction_truth CHECK (length("truth") <= 1000),
    CONSTRAINT prediction_verdict CHECK ("verdict" IN ('', 'right', 'partly', 'wrong'))
);
INSERT INTO "prediction" VALUES('rent-prediction','rent',0,'limit','Your guess of rent',60.0,'What turned out of rent','');
INSERT INTO "prediction" VALUES('pay-prediction','pay',0,'limit','Your guess of pay',60.0,'What turned out of pay','');
CREATE TABLE "question" (
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
INSERT INTO "question" VALUES('rent-question','rent',0,0,'Question of rent','rent-interest',0,'Answer of rent',1,1);
INSERT INTO "question" VALUES('pay-question','pay',0,0,'Question of pay','pay-interest',0,'Answer of pay',1,1);
CREATE TABLE reflection (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    held_on DATE,
    agreement VARCHAR(5000) NOT NULL,
    package_id VARCHAR,
    opened_by VARCHAR NOT NULL,
    concessions VARCHAR(5000) NOT NULL,
    surprises VARCHAR(5000) NOT NULL,
    revealed VARCHAR(5000) NOT NULL,
    felt VARCHAR(5000) NOT NULL,
    relationship_after INTEGER NOT NULL,
    relationship_note VARCHAR(5000) NOT NULL,
    process_quality INTEGER NOT NULL,
    outcome_quality INTEGER NOT NULL,
    worked VARCHAR(5000) NOT NULL,
    did_not_work VARCHAR(5000) NOT NULL,
    differently VARCHAR(5000) NOT NULL,
    keep VARCHAR(5000) NOT NULL,
    change VARCHAR(5000) NOT NULL,
    practise VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT reflection_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT reflection_outcome CHECK ("outcome" IN ('open', 'agreed', 'walked_away', 'no_deal', 'postponed')),
    CONSTRAINT reflection_agreement CHECK (length("agreement") <= 5000),
    FOREIGN KEY(package_id) REFERENCES package (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT reflection_opened_by CHECK ("opened_by" IN ('', 'me', 'them', 'nobody')),
    CONSTRAINT reflection_concessions CHECK (length("concessions") <= 5000),
    CONSTRAINT reflection_surprises CHECK (length("surprises") <= 5000),
    CONSTRAINT reflection_revealed CHECK (length("revealed") <= 5000),
    CONSTRAINT reflection_felt CHECK (length("felt") <= 5000),
    CONSTRAINT reflection_relationship_after CHECK ("relationship_after" BETWEEN 0 AND 5),
    CONSTRAINT reflection_relationship_note CHECK (length("relationship_note") <= 5000),
    CONSTRAINT reflection_process_quality CHECK ("process_quality" BETWEEN 0 AND 5),
    CONSTRAINT reflection_outcome_quality CHECK ("outcome_quality" BETWEEN 0 AND 5),
    CONSTRAINT reflection_worked CHECK (length("worked") <= 5000),
    CONSTRAINT reflection_did_not_work CHECK (length("did_not_work") <= 5000),
    CONSTRAINT reflection_differently CHECK (length("differently") <= 5000),
    CONSTRAINT reflection_keep CHECK (length("keep") <= 5000),
    CONSTRAINT reflection_change CHECK (length("change") <= 5000),
    CONSTRAINT reflection_practise CHECK (length("practise") <= 5000)
);
INSERT INTO "reflection" VALUES('rent-reflection','rent',0,'open','2026-11-23','What was agreed of rent','rent-package','','Concessions of rent','Surprises of rent','What was revealed of rent','How it felt of rent',0,'About the relationship after of rent',0,0,'What worked of rent','What did not of rent','What you would do differently of rent','One thing to keep of rent','One thing to change of rent','One thing to practise of rent');
INSERT INTO "reflection" VALUES('pay-reflection','pay',0,'open','2026-11-23','What was agreed of pay','pay-package','','Concessions of pay','Surprises of pay','What was revealed of pay','How it felt of pay',0,'About the relationship after of pay',0,0,'What worked of pay','What did not of pay','What you would do differently of pay','One thing to keep of pay','One thing to change of pay','One thing to practise of pay');
CREATE TABLE reminder (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR(200) NOT NULL,
    kind VARCHAR NOT NULL,
    on_brief BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT reminder_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT reminder_text CHECK (length("text") <= 200),
    CONSTRAINT reminder_kind CHECK ("kind" IN ('pace', 'posture', 'silence', 'listening', 'words', 'other'))
);
INSERT INTO "reminder" VALUES('rent-reminder','rent',0,'Reminder of rent','other',1);
INSERT INTO "reminder" VALUES('pay-reminder','pay',0,'Reminder of pay','other',1);
CREATE TABLE script (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    opening VARCHAR(5000) NOT NULL,
    justification VARCHAR(5000) NOT NULL,
    standard_id VARCHAR,
    framing VARCHAR(5000) NOT NULL,
    pause VARCHAR(5000) NOT NULL,
    next_step VARCHAR(5000) NOT NULL,
    note VARCHAR(5000) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT script_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT script_opening CHECK (length("opening") <= 5000),
    CONSTRAINT script_justification CHECK (length("justification") <= 5000),
    FOREIGN KEY(standard_id) REFERENCES standard (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT script_framing CHECK (length("framing") <= 5000),
    CONSTRAINT script_pause CHECK (length("pause") <= 5000),
    CONSTRAINT script_next_step CHECK (length("next_step") <= 5000),
    CONSTRAINT script_note CHECK (length("note") <= 5000)
);
INSERT INTO "script" VALUES('rent-script','rent',0,'Opening of rent','Justification of rent','rent-standard','In their interest of rent','If stuck, say of rent','If stuck, do of rent','A note for the page of rent');
INSERT INTO "script" VALUES('pay-script','pay',0,'Opening of pay','Justification of pay','pay-standard','In their interest of pay','If stuck, say of pay','If stuck, do of pay','A note for the page of pay');
CREATE TABLE service (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    issue_id VARCHAR NOT NULL,
    interest_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT service_position CHECK ("position" BETWEEN 0 AND 1e+06),
    FOREIGN KEY(issue_id) REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(interest_id) REFERENCES interest (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "service" VALUES('rent-service','rent',0,'rent-issue','rent-interest');
INSERT INTO "service" VALUES('pay-service','pay',0,'pay-issue','pay-interest');
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
INSERT INTO "sheet" VALUES('rent-sheet','rent',0,'private','Title on the page of rent','Note line of rent','clean','Switched off of rent','Order of rent');
INSERT INTO "sheet" VALUES('pay-sheet','pay',0,'private','Title on the page of pay','Note line of pay','clean','Switched off of pay','Order of pay');
CREATE TABLE "standard" (
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
INSERT INTO "standard" VALUES('rent-standard','rent',0,0,'Standard of rent','market_rate','Figure of rent','Source of rent','rent-issue',0,0,'How they may answer it of rent',1);
INSERT INTO "standard" VALUES('pay-standard','pay',0,0,'Standard of pay','market_rate','Figure of pay','Source of pay','pay-issue',0,0,'How they may answer it of pay',1);
CREATE INDEX ix_script_negotiation_id ON script (negotiation_id);
CREATE INDEX ix_script_standard_id ON script (standard_id);
CREATE INDEX ix_reflection_negotiation_id ON reflection (negotiation_id);
CREATE INDEX ix_reflection_package_id ON reflection (package_id);
CREATE INDEX ix_ally_negotiation_id ON ally (negotiation_id);
CREATE INDEX ix_party_negotiation_id ON party (negotiation_id);
CREATE INDEX ix_position_negotiation_id ON position (negotiation_id);
CREATE INDEX ix_position_party_id ON position (party_id);
CREATE INDEX ix_interest_link_first_id ON interest_link (first_id);
CREATE INDEX ix_interest_link_negotiation_id ON interest_link (negotiation_id);
CREATE INDEX ix_interest_link_second_id ON interest_link (second_id);
CREATE INDEX ix_service_interest_id ON service (interest_id);
CREATE INDEX ix_service_issue_id ON service (issue_id);
CREATE INDEX ix_service_negotiation_id ON service (negotiation_id);
CREATE INDEX ix_finding_negotiation_id ON finding (negotiation_id);
CREATE INDEX ix_option_issue_id ON option (issue_id);
CREATE INDEX ix_option_negotiation_id ON option (negotiation_id);
CREATE INDEX ix_choice_issue_id ON choice (issue_id);
CREATE INDEX ix_choice_negotiation_id ON choice (negotiation_id);
CREATE INDEX ix_choice_option_id ON choice (option_id);
CREATE INDEX ix_choice_package_id ON choice (package_id);
CREATE INDEX ix_offer_negotiation_id ON offer (negotiation_id);
CREATE INDEX ix_offer_package_id ON offer (package_id);
CREATE INDEX ix_reminder_negotiation_id ON reminder (negotiation_id);
CREATE INDEX ix_issue_result_issue_id ON issue_result (issue_id);
CREATE INDEX ix_issue_result_negotiation_id ON issue_result (negotiation_id);
CREATE INDEX ix_issue_result_option_id ON issue_result (option_id);
CREATE INDEX ix_prediction_negotiation_id ON prediction (negotiation_id);
CREATE INDEX ix_entry_negotiation_id ON entry (negotiation_id);
CREATE INDEX ix_practice_goal_negotiation_id ON practice_goal (negotiation_id);
CREATE INDEX ix_alternative_negotiation_id ON alternative (negotiation_id);
CREATE INDEX ix_alternative_package_id ON alternative (package_id);
CREATE INDEX ix_item_negotiation_id ON item (negotiation_id);
CREATE INDEX ix_leverage_item_negotiation_id ON leverage_item (negotiation_id);
CREATE INDEX ix_deadline_negotiation_id ON deadline (negotiation_id);
CREATE INDEX ix_interest_negotiation_id ON interest (negotiation_id);
CREATE INDEX ix_interest_party_id ON interest (party_id);
CREATE INDEX ix_interest_position_id ON interest (position_id);
CREATE INDEX ix_question_interest_id ON question (interest_id);
CREATE INDEX ix_question_negotiation_id ON question (negotiation_id);
CREATE INDEX ix_standard_issue_id ON standard (issue_id);
CREATE INDEX ix_standard_negotiation_id ON standard (negotiation_id);
CREATE INDEX ix_disclosure_negotiation_id ON disclosure (negotiation_id);
CREATE INDEX ix_issue_negotiation_id ON issue (negotiation_id);
CREATE INDEX ix_issue_opening_id ON issue (opening_id);
CREATE INDEX ix_issue_target_id ON issue (target_id);
CREATE INDEX ix_issue_walk_away_id ON issue (walk_away_id);
CREATE INDEX ix_package_negotiation_id ON package (negotiation_id);
CREATE INDEX ix_move_negotiation_id ON move (negotiation_id);
CREATE INDEX ix_counter_negotiation_id ON counter (negotiation_id);
CREATE INDEX ix_key_sentence_negotiation_id ON key_sentence (negotiation_id);
CREATE INDEX ix_objection_negotiation_id ON objection (negotiation_id);
CREATE INDEX ix_sheet_negotiation_id ON sheet (negotiation_id);
COMMIT;
