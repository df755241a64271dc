package org.alongside.journey.web;

import java.util.List;
import org.alongside.access.CurrentActor;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.welcome.FirstContact;
import org.alongside.safety.NumbersToCall;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where a first contact ends: the label, what it is for, and a card that names nobody, to print or to read out. */
@Controller
class FirstContactController {
    private final FirstContact firstContact;
    private final TheirJourneys theirJourneys;
    private final NumbersToCall numbers;
    private final Settings settings;

    FirstContactController(
            FirstContact firstContact, TheirJourneys theirJourneys, NumbersToCall numbers, Settings settings) {
        this.firstContact = firstContact;
        this.theirJourneys = theirJourneys;
        this.numbers = numbers;
        this.settings = settings;
    }

    @GetMapping("/journeys/{journeyId}/begun")
    String begun(@PathVariable("journeyId") String journeyId, Model model) {
        JourneyId id = JourneyIds.read(journeyId).orElseThrow(NoSuchJourneyException::new);
        WorkerId me = CurrentActor.get().orElseThrow().userId();
        FirstContact.Begun begun = firstContact.begun(id, me);
        model.addAttribute("label", begun.label());
        model.addAttribute("with", begun.with().name());
        String telephone = settings.text(SettingKey.TELEPHONE);
        model.addAttribute("telephone", telephone.isBlank() ? null : telephone.strip());
        model.addAttribute("anyTime", theirJourneys.among(List.of(id), me).isEmpty() ? null : "/journeys/" + id);
        model.addAttribute("numbers", numbers.all());
        return "journey/begun";
    }
}
