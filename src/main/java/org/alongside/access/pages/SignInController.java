package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.Role;
import org.alongside.access.signin.PasskeySignIn;
import org.alongside.access.signin.Passkeys;
import org.alongside.access.signin.WaitInWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The page for signing in, and the way from there to where the role works. */
@Controller
class SignInController {
    private final Passkeys passkeys;

    SignInController(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("failed", request.getParameterMap().containsKey("failed"));
        model.addAttribute("passkey", request.getParameterMap().containsKey("passkey"));
        model.addAttribute("copy", request.getParameterMap().containsKey("copy"));
        model.addAttribute("soon", request.getParameterMap().containsKey("soon"));
        model.addAttribute("busy", request.getParameterMap().containsKey("busy"));
        model.addAttribute("wait", WaitInWords.of(request.getParameter("wait")));
        model.addAttribute("ready", request.getParameterMap().containsKey("ready"));
        model.addAttribute("signedOut", request.getParameterMap().containsKey("signed-out"));
        model.addAttribute("passkeyOrigin", passkeys.origin());
        model.addAttribute("passkeyHost", passkeys.host());
        return CurrentActor.get().isPresent() ? "redirect:/" : "access/login";
    }

    /** What an authenticator is to sign. Made anew each time, and nothing of it is kept. */
    @GetMapping(value = PasskeySignIn.ADDRESS, produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String challenge(HttpServletRequest request) {
        return passkeys.challenge(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/")
    String home() {
        Actor actor = CurrentActor.get().orElseThrow();
        if (actor.is(Role.PEER_WORKER)) {
            return "redirect:/people";
        }
        if (actor.is(Role.SUPERVISOR)) {
            return "redirect:/team";
        }
        return actor.is(Role.ANALYST) ? "redirect:/camunda/app/cockpit/default/" : "redirect:/workers/invite";
    }
}
