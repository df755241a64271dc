package org.alongside.testing.walk;

import java.time.Duration;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.assessment.Assessments;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.testing.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Links by which survivors of the demonstration organisation say what they think of the support. */
public final class OwnInvitations {
    private static final Duration LASTS = Duration.ofDays(14);

    private final Survivors survivors;
    private final Assessments assessments;
    private final OwnLinks links;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Time time;

    OwnInvitations(
            Survivors survivors,
            Assessments assessments,
            OwnLinks links,
            Organisations organisations,
            TransactionTemplate transaction,
            Time time) {
        this.survivors = survivors;
        this.assessments = assessments;
        this.links = links;
        this.organisations = organisations;
        this.transaction = transaction;
        this.time = time;
    }

    /** A survivor in support for whom the day to assess came; without the process, so that no time has to pass. */
    public JourneyId due() {
        JourneyId journey = survivors.inSupport();
        inDatabase(() -> assessments.begin(journey, time.now()));
        return journey;
    }

    /** A link of a survivor for whom the day came. */
    public String link() {
        return link(due(), null);
    }

    /** A new link for what is open. @param passedOnBy who saw it, to pass it on */
    public String link(JourneyId journey, @Nullable WorkerId passedOnBy) {
        String token = SecretToken.make();
        return inDatabase(() -> {
            links.make(
                    Purpose.ASSESSMENT,
                    LinkSubjectId.of(assessments.open(journey).orElseThrow().id()),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(LASTS),
                    passedOnBy);
            return "/own/" + organisations.ownAddress() + "/" + token;
        });
    }

    /** A new link to their record, as a message would hold it. @param passedOnBy who saw it, to pass it on */
    public String linkToRecord(JourneyId journey, @Nullable WorkerId passedOnBy) {
        String token = SecretToken.make();
        return inDatabase(() -> {
            links.make(
                    Purpose.RECORD,
                    LinkSubjectId.of(journey),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(3)),
                    passedOnBy);
            return "/own/" + organisations.ownAddress() + "/" + token;
        });
    }

    /** By what links name the demonstration organisation. */
    public String ownAddress() {
        return inDatabase(organisations::ownAddress);
    }

    private <T> T inDatabase(java.util.concurrent.Callable<T> work) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, work);
    }
}
