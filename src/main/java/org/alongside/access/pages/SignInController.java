package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.Role;
import org.alongside.access.signin.WaitInWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page for signing in, and the way from there to where the role works. */
@Controller
class SignInController {
    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("failed", request.getParameterMap().containsKey("failed"));
        model.addAttribute("soon", request.getParameterMap().containsKey("soon"));
        model.addAttribute("busy", request.getParameterMap().containsKey("busy"));
        model.addAttribute("wait", WaitInWords.of(request.getParameter("wait")));
        model.addAttribute("ready", request.getParameterMap().containsKey("ready"));
        model.addAttribute("signedOut", request.getParameterMap().containsKey("signed-out"));
        return CurrentActor.get().isPresent() ? "redirect:/" : "access/login";
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
