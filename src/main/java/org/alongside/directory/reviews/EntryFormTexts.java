package org.alongside.directory.reviews;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.alongside.access.Language;
import org.alongside.access.People;
import org.alongside.access.Words;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Proposals;
import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.engine.ProcessDescriptor;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the form of a review shows of the entry, as it is now: the engine has its id only. (REFER-03) */
@Configuration(proxyBeanMethods = false)
class EntryFormTexts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Directory directory;
    private final Proposals proposals;
    private final People people;

    EntryFormTexts(Directory directory, Proposals proposals, People people) {
        this.directory = directory;
        this.proposals = proposals;
        this.people = people;
    }

    /** Whoever may take the task sees it: it tells of nobody. */
    private record Shown(String key, Function<FormContext, String> what) implements FormText {
        @Override
        public String text(FormContext context) {
            return what.apply(context);
        }

        @Override
        public boolean isForAssigneeOnly() {
            return false;
        }
    }

    @Bean
    static ProcessDescriptor entryReviewIsAboutNobody() {
        return ProcessDescriptor.aboutNobody(ReviewDirectoryEntryProcess.KEY);
    }

    @Bean("reviewedEntry")
    FormText reviewedEntryText() {
        return new Shown(
                "reviewedEntry",
                context -> directory.find(entryId(context)).map(this::words).orElse(""));
    }

    @Bean("reviewedEntryVersion")
    FormText reviewedEntryVersionText() {
        return new Shown("reviewedEntryVersion", context -> directory
                .find(entryId(context))
                .map(entry -> Integer.toString(entry.version()))
                .orElse("0"));
    }

    private static EntryId entryId(FormContext context) {
        return EntryId.of(context.recordId().value());
    }

    private String words(Entry entry) {
        String kind = entry.content().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "**" + FormText.plain(entry.content().name()) + "**\n\n"
                + Words.said(Language.ENGLISH, "directory-kind." + kind)
                + text(entry, "Telephone", Text.PHONE)
                + text(entry, "E-mail", Text.EMAIL)
                + text(entry, "Place", Text.PLACE)
                + text(entry, "How to refer", Text.HOW_TO_REFER)
                + "\n\n**Last reviewed:** " + reviewed(entry)
                + "\n\n[See all that it says, and change what is different (new tab)](/directory/" + entry.id() + ")";
    }

    private static String text(Entry entry, String label, Text which) {
        String text = entry.content().text(which);
        return text.isEmpty() ? "" : "\n\n**" + label + ":** " + FormText.plain(text);
    }

    private String named(Proposals.Proposed proposed) {
        return "\n\n**Named by:** "
                + FormText.plain(people.names().getOrDefault(proposed.by(), "somebody who is no longer here")) + ", on "
                + DAY.format(proposed.on()) + ". They wait for this review.";
    }

    private String reviewed(Entry entry) {
        LocalDate on = entry.reviewedOn();
        WorkerId by = entry.reviewedBy();
        if (on == null || by == null) {
            return "nobody has yet"
                    + proposals.find(entry.id()).map(this::named).orElse("");
        }
        return DAY.format(on)
                + (entry.isDemonstration()
                        ? ""
                        : ", by " + FormText.plain(people.names().getOrDefault(by, "somebody who is no longer here")));
    }
}
