package org.alongside.referral.tasks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.engine.FormText;
import org.alongside.engine.Processes;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.letter.Letter;
import org.alongside.referral.letter.LetterMailTexts;
import org.alongside.referral.letter.Letters;
import org.alongside.referral.letter.LettersByMail;
import org.alongside.referral.state.ReferralRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of a referral show: the service, the letter as it is, what came of it. (REFER-02) */
@Configuration(proxyBeanMethods = false)
class ReferralFormTexts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final String LINE = "  \n";
    private static final FormOptions.Option ON_PAPER = new FormOptions.Option("On paper", Referral.GoesBy.PAPER.name());
    private static final FormOptions.Option BY_MAIL =
            new FormOptions.Option("By e-mail, encrypted", Referral.GoesBy.EMAIL.name());
    private static final FormOptions.Option AT_ADDRESS = new FormOptions.Option(
            "The service gets an address by e-mail, and fetches it there once, with a code",
            Referral.GoesBy.ADDRESS.name());
    private static final List<FormOptions.Option> GOING_ON_PAPER = List.of(
            new FormOptions.Option("The survivor takes it along", Referral.SentHow.TAKEN_ALONG.name()),
            new FormOptions.Option("I hand it over", Referral.SentHow.HANDED_OVER.name()),
            new FormOptions.Option("I post it", Referral.SentHow.POSTED.name()));

    private final ReferralRows rows;
    private final Letters letters;
    private final ServiceAnswers answers;
    private final LettersByMail byMail;
    private final LetterMailTexts mails;
    private final Directory directory;
    private final Processes processes;

    ReferralFormTexts(
            ReferralRows rows,
            Letters letters,
            ServiceAnswers answers,
            LettersByMail byMail,
            LetterMailTexts mails,
            Directory directory,
            Processes processes) {
        this.rows = rows;
        this.letters = letters;
        this.answers = answers;
        this.byMail = byMail;
        this.mails = mails;
        this.directory = directory;
        this.processes = processes;
    }

    private record Shown(String key, Function<FormContext, String> what) implements FormText {
        @Override
        public String text(FormContext context) {
            return what.apply(context);
        }
    }

    private record Choices(String key, Function<FormContext, List<Option>> now) implements FormOptions {
        @Override
        public List<Option> options(FormContext context) {
            return now.apply(context);
        }
    }

    @Bean("referralService")
    FormText referralServiceText() {
        return new Shown(
                "referralService", context -> of(context).map(this::service).orElse(""));
    }

    @Bean("referralLetter")
    FormText referralLetterText() {
        return new Shown(
                "referralLetter",
                context -> of(context).map(one -> letter(one, context)).orElse(""));
    }

    @Bean("referralSent")
    FormText referralSentText() {
        return new Shown("referralSent", context -> of(context).map(this::sent).orElse(""));
    }

    @Bean("referralWhyAsk")
    FormText referralWhyAskText() {
        return new Shown(
                "referralWhyAsk", context -> of(context).map(mails::whyAsk).orElse(""));
    }

    @Bean("referralAnswer")
    FormText referralAnswerText() {
        return new Shown(
                "referralAnswer", context -> of(context).map(this::answer).orElse(""));
    }

    @Bean("referralByMail")
    FormText referralByMailText() {
        return new Shown("referralByMail", context -> of(context)
                .flatMap(one -> directory.find(one.entryId()))
                .map(entry -> {
                    String whyNot = byMail.whyNot(entry);
                    return whyNot.isEmpty()
                            ? "By e-mail it is encrypted. The service opens it with a password, which you tell them by telephone.\n\n"
                                    + "Or they get a mail with an address only. There they fetch it once, with a code that you tell them"
                                    + " by telephone: nothing of the letter lies in their mailbox, and until they fetch it nothing has left."
                            : whyNot;
                })
                .orElse(""));
    }

    @Bean("referralThen")
    FormText referralThenText() {
        return new Shown("referralThen", context -> of(context)
                .map(one -> switch (one.goesBy()) {
                    case EMAIL ->
                        "It is sent at once. Then call the service, and tell them the password. Until the referral ends you find"
                                + " it with the task *Note the answer*.";
                    case ADDRESS ->
                        "The mail with the address is sent at once. Then call the service, and tell them the code. Until the referral"
                                + " ends you find it with the task *Note the answer*.";
                    case PAPER -> "Then print it from *Other support* on the survivor's page.";
                })
                .orElse(""));
    }

    @Bean
    FormOptions letterWays() {
        return new Choices("letterWays", context -> of(context)
                .flatMap(one -> directory.find(one.entryId()))
                .filter(entry -> byMail.whyNot(entry).isEmpty())
                .map(entry -> List.of(ON_PAPER, BY_MAIL, AT_ADDRESS))
                .orElse(List.of(ON_PAPER)));
    }

    @Bean
    FormOptions letterGoing() {
        return new Choices("letterGoing", context -> of(context)
                .map(one -> switch (one.goesBy()) {
                    case EMAIL -> going("By e-mail to " + one.mailTo(), Referral.SentHow.EMAIL);
                    case ADDRESS -> going("At an address, by e-mail to " + one.mailTo(), Referral.SentHow.ADDRESS);
                    case PAPER -> GOING_ON_PAPER;
                })
                .orElse(GOING_ON_PAPER));
    }

    private static List<FormOptions.Option> going(String label, Referral.SentHow how) {
        return List.of(new FormOptions.Option(label, how.name()));
    }

    @Bean("referralRecall")
    FormText referralRecallText() {
        return new Shown(
                "referralRecall", context -> of(context).map(this::recall).orElse(""));
    }

    private Optional<Referral> of(FormContext context) {
        return Optional.ofNullable(context.taskId())
                .flatMap(task -> processes.valueOf(task, ReferralProcess.REFERRAL_ID))
                .flatMap(rows::find)
                .filter(one -> one.journeyId().equals(context.recordId().journey()));
    }

    private String service(Referral referral) {
        return directory
                .find(referral.entryId())
                .map(entry -> "**" + FormText.plain(entry.content().name()) + "**"
                        + text(entry, "What they do", Text.WHAT)
                        + text(entry, "For whom", Text.FOR_WHOM)
                        + text(entry, "Place", Text.PLACE)
                        + text(entry, "Wait", Text.WAIT)
                        + text(entry, "Languages", Text.LANGUAGES)
                        + text(entry, "How to refer", Text.HOW_TO_REFER)
                        + notNow(entry))
                .orElse("");
    }

    /** Why it cannot be referred to just now. (REFER-03) */
    private String notNow(Entry entry) {
        String why = directory.mayBeReferredTo(entry).sentence();
        return why == null ? "" : "\n\n**" + FormText.plain(why) + "**";
    }

    private static String text(Entry entry, String label, Text which) {
        String text = entry.content().text(which);
        return text.isEmpty() ? "" : LINE + label + ": " + FormText.plain(text);
    }

    private String letter(Referral referral, FormContext context) {
        if (context.userId() == null) {
            return "";
        }
        return letters.read(referral, context.userId())
                .map(letter -> letter(letter) + mails.seen(referral, letter))
                .orElse(
                        "Somebody else built this letter with the survivor, so you do not see it. Please choose to change"
                                + " something, and build it anew together.");
    }

    private static String letter(Letter letter) {
        return "**From:** " + FormText.plain(letter.from()) + LINE + "**To:** " + FormText.plain(letter.service())
                + LINE
                + "**Number of the letter:** " + letter.reference() + LINE
                + "**Agreed until:** " + DAY.format(letter.until())
                + (letter.answerAt().isEmpty()
                        ? ""
                        : LINE + "**Where they can answer:** " + LetterMailTexts.address(letter.answerAt())
                                + " (it shows who wrote and the number of the letter, and nothing of the survivor)")
                + "\n\n"
                + letter.sections().stream()
                        .map(section -> "**" + section.of().heading() + "**" + LINE
                                + section.lines().stream()
                                        .map(ReferralFormTexts::lines)
                                        .collect(Collectors.joining(LINE)))
                        .collect(Collectors.joining("\n\n"));
    }

    private static String lines(String text) {
        return text.lines().map(FormText::plain).collect(Collectors.joining(LINE));
    }

    private String sent(Referral referral) {
        return "**To:** " + name(referral) + LINE
                + "**Number of the letter:** " + referral.reference() + LINE
                + Optional.ofNullable(referral.sentAt())
                        .map(at -> "**Left on:** " + DAY.format(at.atZone(EngineClock.ZONE)))
                        .orElse("")
                + directory
                        .find(referral.entryId())
                        .map(entry -> text(entry, "Telephone", Text.PHONE))
                        .orElse("")
                + byItself(referral).map(text -> LINE + text).orElse("")
                + mails.became(referral);
    }

    /** What the service answered by itself, and when. */
    private Optional<String> byItself(Referral referral) {
        return Optional.ofNullable(answers.of(Set.of(referral.id())).get(referral.id()))
                .map(given -> "**The service answered by itself on "
                        + DAY.format(given.at().atZone(EngineClock.ZONE))
                        + ":** " + words(referral, given.answer())
                        + Optional.ofNullable(given.waitingUntil())
                                .map(until -> " Until " + DAY.format(until) + ".")
                                .orElse(""));
    }

    private String answer(Referral referral) {
        return "**Service:** " + name(referral) + LINE + "**Answer:** "
                + Optional.ofNullable(referral.answer())
                        .map(answer -> words(referral, answer))
                        .orElse("none yet.")
                + byItself(referral).map(text -> LINE + text).orElse("");
    }

    private static String words(Referral referral, Referral.Answer answer) {
        return switch (answer) {
            case TAKEN -> "they take it on.";
            case WAITING -> "they need time.";
            case ASKED_AGAIN -> "none yet; they were asked again.";
            case NOT_POSSIBLE -> "it is not possible there. Tell the survivor kindly: it is no answer about them.";
            case NO_LONGER -> "none; the survivor does not want to wait.";
            case CALL_US -> "they would like to be called.";
            case NOT_ARRIVED ->
                referral.goesBy() == Referral.GoesBy.ADDRESS
                        ? "none; the letter was not fetched."
                        : "none; the letter did not arrive by e-mail.";
            case NOT_SURE -> "none; nobody knows whether the letter arrived by e-mail.";
        };
    }

    private String recall(Referral referral) {
        return "> To " + name(referral) + LINE
                + "> The agreement on which our letter " + referral.reference()
                + " rested has ended. Please do not use it any more, pass nothing of it on, and destroy it." + LINE
                + "> " + DAY.format(LocalDate.now(EngineClock.ZONE))
                + mails.recalled(referral);
    }

    private String name(Referral referral) {
        return directory
                .find(referral.entryId())
                .map(entry -> FormText.plain(entry.content().name()))
                .orElse("");
    }
}
