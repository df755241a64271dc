package org.alongside.access.firststart;

import org.alongside.access.Words;
import org.alongside.access.firststart.FirstAdministrator.Application;
import org.alongside.access.firststart.FirstAdministrator.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an installation gets its first administrator. Where there is one, there is no such page. */
@Controller
@RequestMapping("/first-administrator")
class FirstAdministratorController {
    private final FirstAdministrator first;

    FirstAdministratorController(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping
    String show(Model model) {
        if (first.isOver()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("organisation", "");
        model.addAttribute("userId", "");
        model.addAttribute("name", "");
        return "access/first-administrator";
    }

    @PostMapping
    ModelAndView apply(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String userId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passwordAgain) {
        Outcome outcome = first.apply(new Application(secret, organisation, userId, name, password, passwordAgain));
        if (outcome == Outcome.OVER) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (outcome == Outcome.DONE) {
            return new ModelAndView("redirect:/login?ready");
        }
        // The secret and the passwords are typed again: a page must not carry them back.
        ModelAndView page = new ModelAndView("access/first-administrator");
        page.setStatus(status(outcome));
        page.addObject("refused", sentence(outcome));
        page.addObject("organisation", organisation);
        page.addObject("userId", userId);
        page.addObject("name", name);
        return page;
    }

    private static HttpStatus status(Outcome outcome) {
        return switch (outcome) {
            case WRONG_SECRET -> HttpStatus.FORBIDDEN;
            case TOO_MANY_TRIES -> HttpStatus.TOO_MANY_REQUESTS;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case WRONG_SECRET -> Words.here("first-administrator.this-is-not-the-secret");
            case TOO_MANY_TRIES -> Words.here("first-administrator.there-were-too-many-wrong");
            case BAD_USER_ID -> Words.here("first-administrator.the-user-name-may-have");
            case USER_ID_TAKEN -> Words.here("first-administrator.somebody-has-this-user-name");
            case BAD_NAME -> Words.here("first-administrator.please-give-the-organisation");
            case PASSWORDS_DIFFER -> Words.here("first-administrator.the-two-passwords-are-not");
            case WEAK_PASSWORD -> Words.here("first-administrator.this-password-is-too-easy");
            case DONE, OVER -> throw new IllegalArgumentException(outcome.name());
        };
    }
}
