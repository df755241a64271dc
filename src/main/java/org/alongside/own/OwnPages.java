package org.alongside.own;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alongside.access.CurrentActor;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Language;
import org.alongside.access.Organisations;
import org.alongside.access.Words;
import org.alongside.settings.NumberToCall;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages for survivors have: their language, numbers to call, and the page that says that something is over. */
@Component
public class OwnPages {
    private static final Duration WITH_THE_BROWSER = Duration.ofSeconds(-1);

    /** What is sent of who chose or ticked something, which says nothing to them as it is. */
    private static final Pattern CHOSEN = Pattern.compile("|yes|[A-Z0-9_]{1,40}");

    private final Settings settings;
    private final Words words;
    private final Organisations organisations;
    private final boolean isSecure;

    OwnPages(
            Settings settings,
            Words words,
            Organisations organisations,
            @Value("${server.servlet.session.cookie.secure:false}") boolean isSecure) {
        this.settings = settings;
        this.words = words;
        this.organisations = organisations;
        this.isSecure = isSecure;
    }

    /** Whose sitting a request belongs to, if it names one. */
    public Optional<OwnVisit> visit(HttpServletRequest request) {
        return OwnVisit.of(request, organisations);
    }

    /** Which organisation an address names. */
    public Optional<String> organisation(String ownAddress) {
        return organisations.ofOwnAddress(ownAddress);
    }

    /** @param organisation whose numbers are shown; the national ones where there is none */
    public ModelAndView page(String view, HttpStatus status, HttpServletRequest request, Optional<String> organisation)
            throws Exception {
        ModelAndView page = plain(view, status, request);
        if (organisation.isPresent()) {
            CurrentOrganisation.callAs(organisation.get(), () -> {
                numbers(page);
                return page;
            });
        } else {
            numbers(page);
        }
        return page;
    }

    /** Where the database may be away: with the numbers of the installation. */
    public ModelAndView page(String view, HttpStatus status, HttpServletRequest request) {
        ModelAndView page = plain(view, status, request);
        numbers(page);
        return page;
    }

    public ModelAndView error(HttpStatus status, HttpServletRequest request) {
        return page("own/error", status, request);
    }

    /** What somebody chose or wrote could not be kept: it is on this page, from which they send it again. */
    public ModelAndView again(HttpServletRequest request, String answer) {
        ModelAndView page = plain("own/again", HttpStatus.SERVICE_UNAVAILABLE, request);
        numbers(page);
        page.addObject("address", request.getServletPath());
        // Another language is chosen once it is kept.
        page.addObject("at", null);
        page.addObject("answer", answer);
        page.addObject("isWords", !CHOSEN.matcher(answer).matches());
        page.addObject("go", request.getParameter("go"));
        page.addObject("about", request.getParameter("about"));
        return page;
    }

    /** What somebody wrote, which was not kept, on a page that says that something is over. */
    public void showTyped(ModelAndView page, String answer) {
        if (!CHOSEN.matcher(answer).matches()) {
            page.addObject("typed", answer);
        }
    }

    /** What the pages say in this language. */
    public OwnTexts texts(Language language) {
        return new OwnTexts(words, language);
    }

    /** Says a page in this language, which was chosen on it. */
    public void speak(ModelAndView page, Language language) {
        page.addObject("t", new OwnTexts(words, language));
        page.addObject("lang", language.ofPages());
        page.addObject("isMaori", language.isMaori());
        page.addObject("otherLang", language.other().ofPages());
        page.addObject("other", language.other().tag());
    }

    private ModelAndView plain(String view, HttpStatus status, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(view, status);
        speak(page, Language.of(request, Language.COOKIE_OF_SURVIVORS));
        page.addObject("at", request.getServletPath());
        page.addObject("isItem", false);
        page.addObject("typed", "");
        page.addObject("busy", request.getParameter("busy") != null);
        return page;
    }

    private void numbers(ModelAndView page) {
        page.addObject("numbers", NumberToCall.all(settings));
        page.addObject("telephone", settings.text(SettingKey.TELEPHONE));
    }

    /** One answer for what is wrong, used, late, closed or of somebody else; it leads to help. */
    public ModelAndView over(HttpServletRequest request, Optional<String> organisation) throws Exception {
        return page("own/over", HttpStatus.NOT_FOUND, request, organisation);
    }

    public boolean isSignedIn() {
        return CurrentActor.get().isPresent();
    }

    /** Nobody answers for a survivor by chance because a link was opened where they work. */
    public ModelAndView signedIn(HttpServletRequest request) {
        ModelAndView page = plain("own/signed-in", HttpStatus.CONFLICT, request);
        numbers(page);
        return page;
    }

    /** The secret of a sitting, until the browser is closed. */
    public void remember(HttpServletResponse response, String ownAddress, String secret) {
        cookie(response, OwnVisit.COOKIE, ownAddress + "." + secret, WITH_THE_BROWSER);
    }

    /** Something that no page shows, until the browser is closed. */
    void keep(HttpServletResponse response, String cookie, String value) {
        cookie(response, cookie, value, WITH_THE_BROWSER);
    }

    public void speak(HttpServletResponse response, Language language) {
        cookie(response, Language.COOKIE_OF_SURVIVORS, language.tag(), WITH_THE_BROWSER);
    }

    void forget(HttpServletResponse response) {
        cookie(response, OwnVisit.COOKIE, "", Duration.ZERO);
        cookie(response, Language.COOKIE_OF_SURVIVORS, "", Duration.ZERO);
        cookie(response, OwnCodeController.PRESS, "", Duration.ZERO);
    }

    private void cookie(HttpServletResponse response, String name, String value, Duration maxAge) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(isSecure)
                        .sameSite("Strict")
                        .path("/own")
                        .maxAge(maxAge)
                        .build()
                        .toString());
    }
}
