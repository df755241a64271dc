package org.alongside.journey.keeping;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alongside.access.People;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.engine.FormText;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.alongside.journey.keeping.ErasureReviewRows.Age;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.alongside.policy.Decision;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a supervisor sees of a record that is looked at: days, the season in which they left, and nothing that was said. */
@Configuration(proxyBeanMethods = false)
class ReviewFormParts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ErasureReviews reviews;
    private final Journeys journeys;
    private final People people;

    ReviewFormParts(ErasureReviews reviews, Journeys journeys, People people) {
        this.reviews = reviews;
        this.journeys = journeys;
        this.people = people;
    }

    @Bean
    FormText reviewedRecord() {
        return new FormText() {
            @Override
            public String key() {
                return "reviewedRecord";
            }

            @Override
            public String text(FormContext context) {
                return words(context.recordId().journey());
            }
        };
    }

    /** To erase is offered only while nothing speaks against it. */
    @Bean
    FormOptions reviewDecisions() {
        return new FormOptions() {
            @Override
            public String key() {
                return "reviewDecisions";
            }

            @Override
            public List<Option> options(FormContext context) {
                List<Option> options = new ArrayList<>();
                options.add(new Option("Keep it for longer", ErasureReviewProcess.ReviewDecision.KEEP));
                if (reviews.mayErase(context.recordId().journey()).isAllowed()) {
                    options.add(new Option(
                            "Erase it: another supervisor has to agree", ErasureReviewProcess.ReviewDecision.ERASE));
                }
                return options;
            }
        };
    }

    private String words(JourneyId journeyId) {
        Age age = reviews.age(journeyId).orElseThrow();
        List<String> lines = new ArrayList<>();
        reviews.askedToErase(journeyId)
                .ifPresent(asked -> lines.add("**They asked that everything is erased:** on "
                        + DAY.format(asked.at().atZone(EngineClock.ZONE)) + ", by their label, through "
                        + people.names().getOrDefault(asked.by(), "somebody who is no longer here")
                        + ". A label alone does not show who somebody is: please be sure that it was them."));
        lines.add("**Last contact:** " + DAY.format(age.lastContactOn()) + ". Records are kept for " + reviews.years()
                + " years after it.");
        journeys.find(journeyId).ifPresent(journey -> lines.add("**They left:** " + season(journey.step()) + "."));
        LocalDate keptUntil = age.keptUntil();
        if (keptUntil != null && age.because() != null) {
            lines.add("**Kept before:** until " + DAY.format(keptUntil) + ", because "
                    + age.because().words() + ".");
        }
        reviews.askedToKeep(journeyId)
                .ifPresent(asked -> lines.add(
                        "**They asked to keep it:** on " + DAY.format(asked.at().atZone(EngineClock.ZONE)) + ", until "
                                + DAY.format(asked.until()) + "."));
        reviews.notAgreed(journeyId)
                .ifPresent(notAgreed -> lines.add("**Not agreed to erase it:** "
                        + people.names().getOrDefault(notAgreed.by(), "somebody who is no longer here") + ", on "
                        + DAY.format(notAgreed.at().atZone(EngineClock.ZONE)) + "."));
        Decision mayErase = reviews.mayErase(journeyId);
        if (!mayErase.isAllowed()) {
            lines.add("**Not to be erased now:** " + mayErase.sentence());
        }
        return String.join("\n\n", lines);
    }

    private static String season(Step step) {
        return switch (step) {
            case MATCH -> "before a worker was found";
            case WELCOME, CONSENT, SHARE -> "in winter (connect)";
            case PLAN -> "in spring (integrate)";
            case SUPPORT -> "in summer or autumn (support)";
        };
    }
}
