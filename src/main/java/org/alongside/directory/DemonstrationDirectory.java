package org.alongside.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.directory.Directory.Search;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Invented services for the demonstration, while there are none. Never in production. */
@Component
@Profile("!production")
class DemonstrationDirectory {
    private static final String ORGANISATION = "demo";
    private static final Search ALL = new Search("", "", null, null, null, true);

    private final Directory directory;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemonstrationDirectory(
            Directory directory, Organisations organisations, TransactionTemplate transaction, Clock clock) {
        this.directory = directory;
        this.organisations = organisations;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (organisations.ids().contains(ORGANISATION)) {
            CurrentOrganisation.runAs(ORGANISATION, () -> transaction.executeWithoutResult(status -> add()));
        }
    }

    private void add() {
        if (!directory.find(ALL, 1).isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        directory.addDemonstration(
                new Content(
                        "Kōwhai counselling (invented)",
                        Kind.COUNSELLING,
                        Cost.FREE,
                        Set.of(Fit.RAINBOW),
                        Map.of(
                                Text.WHAT, "Counselling after sexual harm, alone or with a support person",
                                Text.FOR_WHOM, "Everybody from 16 years on",
                                Text.PLACE, "Whangārei",
                                Text.REGION, "Te Tai Tokerau Northland",
                                Text.WAIT, "About three weeks",
                                Text.PHONE, "09 555 0101")),
                today);
        directory.addDemonstration(
                new Content(
                        "Te Puna Manaaki (invented)",
                        Kind.KAUPAPA_MAORI,
                        Cost.FREE,
                        Set.of(Fit.KAUPAPA_MAORI),
                        Map.of(
                                Text.WHAT, "Support by and for Māori, with whānau where it is wished",
                                Text.PLACE, "Rotorua",
                                Text.REGION, "Bay of Plenty",
                                Text.LANGUAGES, "Te reo Māori, English",
                                Text.PHONE, "07 555 0102",
                                Text.EMAIL, "tauhere@te-puna-manaaki.example")),
                today);
        directory.addDemonstration(
                new Content(
                        "A roof for now (invented)",
                        Kind.HOUSING,
                        Cost.LOW,
                        Set.of(),
                        Map.of(
                                Text.WHAT, "Rooms for up to three months",
                                Text.PLACE, "Ōtautahi Christchurch",
                                Text.REGION, "Canterbury",
                                Text.ACCESS, "Step-free")),
                today.minusMonths(13));
    }
}
