package org.alongside.groups.calendar;

import jakarta.servlet.http.HttpServletRequest;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.engine.EngineClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a peer worker makes, renews and revokes the address of their calendar. (CONF-05, CONF-06) */
@Controller
@RequestMapping("/groups/calendar")
class CalendarAddressController {
    private static final String VIEW = "groups/calendar";
    private static final PageDate DAY = PageDate.of("d MMM uuuu").withZone(EngineClock.ZONE);

    private final CalendarAddresses addresses;

    CalendarAddressController(CalendarAddresses addresses) {
        this.addresses = addresses;
    }

    @GetMapping
    String page(@RequestParam(name = "done", defaultValue = "") String done, Model model) {
        fill(model);
        model.addAttribute("isRevoked", done.equals("revoked") && !model.containsAttribute("since"));
        return VIEW;
    }

    /** Answers with the page itself: what is shown once must not be kept until another request asks for it. */
    @PostMapping
    String make(HttpServletRequest request, Model model) {
        PageForm.of(request);
        Actor me = me();
        String token = addresses.make(me.userId());
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/calendar/{organisation}/{token}.ics")
                        .buildAndExpand(me.organisationId(), token)
                        .toUriString());
        fill(model);
        return VIEW;
    }

    @PostMapping("/revoke")
    String revoke(HttpServletRequest request) {
        PageForm.of(request);
        addresses.revoke(me().userId());
        return "redirect:/groups/calendar?done=revoked";
    }

    private void fill(Model model) {
        addresses.madeAt(me().userId()).ifPresent(at -> model.addAttribute("since", DAY.format(at)));
    }

    private static Actor me() {
        return CurrentActor.get().orElseThrow();
    }
}
