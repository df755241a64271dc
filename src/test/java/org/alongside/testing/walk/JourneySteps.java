package org.alongside.testing.walk;

import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.records.Records;
import org.alongside.testing.PassedElements;
import org.alongside.testing.Time;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom tests of journeys have in common: survivors, what they say, those who have tasks, and time. */
public abstract class JourneySteps {
    @Autowired
    protected Survivors survivors;

    @Autowired
    protected SurvivorMessages survivor;

    @Autowired
    protected Records records;

    @Autowired
    protected Tasklist tasklist;

    @Autowired
    protected PassedElements passed;

    @Autowired
    protected Time time;

    @Autowired
    protected TransactionTemplate transaction;
}
