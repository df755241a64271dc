package org.alongside.journey.own.web;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.AccountNames;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.consent.Purpose;
import org.alongside.engine.Caller;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.decisions.HeardConcerns;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.whanau.Supporters;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.CopyReading;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.referral.letter.LetterFiles;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.state.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a survivor reads on their own page, as long as their sitting is open: each call asks that first, and is one
 * transaction. Their own looks are not listed among those of others; when the record was opened is shown to them.
 */
@Service
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_07)
class OwnRecord {
    /** Moments a page: what one form kept is one. */
    static final int MOMENTS_MAX = 20;

    /** Where others say that they are worried: whether and when the survivor is told is decided by people. (CONF-02) */
    private static final Set<String> WORRIES = Set.of(HeardConcerns.PAGE);

    /** More than anybody decides in many years: what still stands may be the oldest of them. */
    private static final int ANSWERS_MAX = 1_000;

    private static final int OPENED_MAX = 5;

    private final OwnRecordSittings sittings;
    private final OwnWord words;
    private final OwnRequests requests;
    private final CopyReading reading;
    private final AtAnyTimeActs atAnyTime;
    private final ConsentLedger consent;
    private final Referrals referrals;
    private final LetterFiles letters;
    private final SupportMap map;
    private final Supporters supporters;
    private final AccountNames accounts;
    private final TransactionTemplate transaction;

    OwnRecord(
            OwnRecordSittings sittings,
            OwnWord words,
            OwnRequests requests,
            CopyReading reading,
            AtAnyTimeActs atAnyTime,
            ConsentLedger consent,
            Referrals referrals,
            LetterFiles letters,
            SupportMap map,
            Supporters supporters,
            AccountNames accounts,
            TransactionTemplate transaction) {
        this.sittings = sittings;
        this.words = words;
        this.requests = requests;
        this.reading = reading;
        this.atAnyTime = atAnyTime;
        this.consent = consent;
        this.referrals = referrals;
        this.letters = letters;
        this.map = map;
        this.supporters = supporters;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /**
     * Where they begin.
     *
     * @param opened when the record was opened by link and word, this time first
     * @param linksOpened when a link was opened, whether or not a word was given after it
     * @param wrongWords when a wrong word was given
     * @param agreedTo what they agree to now and can take back by itself
     */
    record Start(
            boolean isPaused,
            boolean hasLeft,
            Instant wordChosenAt,
            List<Instant> opened,
            List<Instant> linksOpened,
            List<Instant> wrongWords,
            List<Request> requests,
            Set<Purpose> agreedTo) {}

    /** Part of what is kept. @param older the moment before which the next page begins; empty where there is no more */
    record Kept(List<RecordEntry> entries, AccountNames.Through names, Optional<Instant> older) {}

    record Looks(AtAnyTimeActs.Looks looks, AccountNames.Through names) {}

    /**
     * @param services what services may learn now
     * @param fetched when each of them last fetched a letter, of those that did
     * @param supporters whom they bring in
     */
    record Agreements(
            List<Answer> answers,
            AccountNames.Through names,
            Map<String, String> recipients,
            List<Referrals.Agreed> services,
            Map<EntryId, Instant> fetched,
            List<Supporters.WithAgreements> supporters) {}

    /** Empty where no record is open in this sitting, as of each of these. */
    Optional<Start> start(String secret) {
        return whereOpen(secret, journey -> {
            OwnWord.Chosen word = words.of(journey.id()).orElseThrow();
            return new Start(
                    journey.state() == State.PAUSED,
                    journey.state() == State.ENDED,
                    word.at(),
                    sittings.opened(journey.id(), OPENED_MAX),
                    sittings.linksOpened(journey.id(), OPENED_MAX),
                    word.wrongAt(),
                    requests.of(journey.id()),
                    agreedTo(journey));
        });
    }

    private Set<Purpose> agreedTo(Journey journey) {
        Set<Purpose> agreed = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (consent.agrees(journey.id(), purpose)) {
                agreed.add(purpose);
            }
        }
        return agreed;
    }

    /** What is kept of one theme, twenty moments a page. */
    Optional<Kept> kept(String secret, RecordTheme theme, Optional<Instant> before) {
        return whereOpen(secret, journey -> kept(journey, theme.fields(), before));
    }

    /** Their hopes over time, in their own words. (JOURNEY-02) */
    Optional<Kept> hopes(String secret, Optional<Instant> before) {
        return whereOpen(secret, journey -> kept(journey, EnumSet.of(RecordField.PLAN_HOPES), before));
    }

    private Kept kept(Journey journey, Set<RecordField> fields, Optional<Instant> before) {
        List<RecordEntry> found = reading.readBySurvivor(journey.id(), fields, before, MOMENTS_MAX + 1, WORRIES);
        List<Instant> moments =
                found.stream().map(RecordEntry::saidAt).distinct().toList();
        if (moments.size() <= MOMENTS_MAX) {
            return new Kept(found, names(found), Optional.empty());
        }
        Instant last = moments.get(MOMENTS_MAX - 1);
        List<RecordEntry> page =
                found.stream().filter(entry -> !entry.saidAt().isBefore(last)).toList();
        return new Kept(page, names(page), Optional.of(last));
    }

    private AccountNames.Through names(List<RecordEntry> entries) {
        return accounts.of(entries.stream().map(RecordEntry::writtenBy).toList());
    }

    /** Who read the record and why, about a hundred looks a page. */
    Optional<Looks> looks(String secret, Optional<Instant> before) {
        return whereOpen(secret, journey -> {
            AtAnyTimeActs.Looks found = atAnyTime.looksOfSurvivor(journey.id(), before);
            List<WorkerId> readers =
                    found.seen().stream().map(AtAnyTimeActs.Seen::reader).toList();
            return new Looks(found, accounts.of(readers));
        });
    }

    /** What they agreed to, said no to and took back, the newest first, at most a thousand answers. (CONSENT-05) */
    Optional<Agreements> agreements(String secret) {
        return whereOpen(secret, journey -> {
            List<Answer> answers = consent.answers(journey.id(), ANSWERS_MAX);
            return new Agreements(
                    answers,
                    accounts.of(answers.stream().map(Answer::recordedBy).toList()),
                    recipients(journey, answers),
                    referrals.agreed(journey.id()),
                    letters.lastFetched(journey.id()),
                    supporters.all(journey.id()));
        });
    }

    private Map<String, String> recipients(Journey journey, List<Answer> answers) {
        Set<String> named = answers.stream().map(Answer::recipient).collect(Collectors.toSet());
        Map<String, String> recipients = new HashMap<>(referrals.recipients(named));
        recipients.putAll(map.recipients(journey.id(), Caller.SURVIVOR, named));
        return recipients;
    }

    /** Their map of support. (REFER-04) */
    Optional<SupportMap.Seen> map(String secret) {
        return whereOpen(secret, journey -> map.ofSurvivor(journey.id()));
    }

    private <T> Optional<T> whereOpen(String secret, Function<Journey, T> read) {
        return Objects.requireNonNull(
                transaction.execute(status -> sittings.open(secret).map(read)));
    }
}
