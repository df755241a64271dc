package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.EngineClock;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of a survivor's own record have in common. Whatever is not open is answered alike. */
@Component
class RecordPages {
    /** Read alike in both languages. */
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d/MM/uuuu, HH:mm", Locale.ROOT).withZone(EngineClock.ZONE);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM/uuuu", Locale.ROOT);

    private final OwnPages pages;

    RecordPages(OwnPages pages) {
        this.pages = pages;
    }

    /** Asks for something in the organisation of the sitting. */
    interface Asked<T> {
        Optional<T> by(String secret);
    }

    /** Shows what was found. */
    interface Shown<T> {
        ModelAndView of(T found, OwnVisit visit) throws Exception;
    }

    /** Shows what is open to whoever asks; where nothing is, it says that it is over. */
    <T> ModelAndView where(HttpServletRequest request, Asked<T> asked, Shown<T> shown) throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<OwnVisit> visit = pages.visit(request);
        if (visit.isEmpty()) {
            return pages.over(request, Optional.empty());
        }
        OwnVisit theirs = visit.get();
        Optional<T> found = CurrentOrganisation.callAs(theirs.organisation(), () -> asked.by(theirs.secret()));
        return found.isPresent()
                ? shown.of(found.get(), theirs)
                : pages.over(request, Optional.of(theirs.organisation()));
    }

    ModelAndView page(String view, HttpServletRequest request, OwnVisit visit) throws Exception {
        return page(view, HttpStatus.OK, request, visit);
    }

    ModelAndView page(String view, HttpStatus status, HttpServletRequest request, OwnVisit visit) throws Exception {
        ModelAndView page = pages.page(view, status, request, Optional.of(visit.organisation()));
        page.addObject("refused", false);
        return page;
    }

    /** A page with something typed on it: the language is chosen on another one, so that nothing is lost. */
    static ModelAndView keepingWhatIsTyped(ModelAndView page) {
        return page.addObject("at", null);
    }

    ModelAndView over(HttpServletRequest request, OwnVisit visit) throws Exception {
        return pages.over(request, Optional.of(visit.organisation()));
    }

    static String when(Instant at) {
        return WHEN.format(at);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
