package org.alongside.journey.whanau;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.consent.WhanauAgreements;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of those whom survivors bring in have in common. */
public class WhanauSteps {
    public static final Said MERE =
            new Said("Mere Invented", "my sister", "021 555 0199", "after six", Knows.YES, "That I am doing better.");

    protected static final WorkerId WORKER1 = WorkerId.of("worker1");

    @Autowired
    protected Supporters supporters;

    @Autowired
    protected WhanauAgreements agreements;

    @Autowired
    protected TheirJourneys own;

    @Autowired
    protected Survivors survivors;

    @Autowired
    protected SurvivorMessages survivor;

    @Autowired
    protected Tasklist tasklist;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected Time time;

    protected <T> T inOne(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, question);
    }

    /** Worker1 writes somebody down. */
    public SupporterId brings(JourneyId journey, Said said) {
        SupporterId id = SupporterId.random();
        does(journey, () -> supporters.add(journey, id, said, WORKER1));
        return id;
    }

    /** Something that worker1 does at the page. */
    public void does(JourneyId journey, Runnable what) {
        says(() -> own.change("whanau: test", journey, WORKER1, each -> what.run()));
    }

    public void agrees(JourneyId journey, SupporterId with, To to, int days) {
        does(journey, () -> supporters.agree(journey, with, to, in(days), false, WORKER1));
    }

    public LocalDate in(int days) {
        return time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(days);
    }

    /** What holds now. */
    public List<To> now(JourneyId journey) {
        return asked(() -> agreements.now(journey)).stream()
                .map(WhanauAgreements.Agreed::to)
                .sorted()
                .toList();
    }

    /** What was said to all of it, in order. */
    public List<String> ledger(JourneyId journey) {
        return survivors.texts("""
                select split_part(recipient, ':', 3) || ' ' || decision from alongside.consent_entry
                where journey_id = :journey and purpose = 'CONTACT_WHANAU' and recipient is not null order by id
                """, journey);
    }

    protected long rows(JourneyId journey) {
        return survivors.count("select count(*) from alongside.supporter where journey_id = :journey", journey);
    }

    protected static Said named(String name) {
        return new Said(name, "a friend", "", "", Knows.NOT_SURE, "");
    }

    protected static Map<String, String> sent(SupporterId id, int version, Said said) {
        return Map.of(
                "id",
                id.toString(),
                "version",
                String.valueOf(version),
                "name",
                said.name(),
                "what",
                said.what(),
                "knows",
                said.knows().name(),
                "reach",
                said.reach(),
                "when",
                said.when(),
                "tell",
                said.tell());
    }
}
