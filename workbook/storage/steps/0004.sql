-- Which of their offers are counted in the estimate of what matters to them.

CREATE TABLE new_offer (
    id VARCHAR(64) NOT NULL,
    negotiation_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    made_at DATETIME,
    text VARCHAR(1000) NOT NULL,
    package_id VARCHAR,
    note VARCHAR(5000) NOT NULL,
    heard BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(negotiation_id) REFERENCES negotiation (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT offer_position CHECK ("position" BETWEEN 0 AND 1e+06),
    CONSTRAINT offer_side CHECK ("side" IN ('me', 'them')),
    CONSTRAINT offer_text CHECK (length("text") <= 1000),
    FOREIGN KEY(package_id) REFERENCES package (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT offer_note CHECK (length("note") <= 5000)
);

INSERT INTO new_offer ("id", "negotiation_id", "position", "side", "made_at", "text", "package_id", "note",
    "heard")
SELECT "id", "negotiation_id", "position", "side", "made_at", "text", "package_id", "note", 0
FROM offer;

DROP TABLE offer;
ALTER TABLE new_offer RENAME TO offer;

CREATE INDEX ix_offer_negotiation_id ON offer (negotiation_id);
CREATE INDEX ix_offer_package_id ON offer (package_id);
