package org.alongside.journey.decisions.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyIds;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which journeys have a page {@link AtAnyTimeController} for whoever asks, so that no task shows a link to one that is not theirs. */
@RestController
class AtAnyTimeLinkController {
    private final TheirJourneys theirJourneys;

    AtAnyTimeLinkController(TheirJourneys theirJourneys) {
        this.theirJourneys = theirJourneys;
    }

    /** @param journeys ids with commas between; what is no id, or not theirs, is left out */
    @GetMapping("/journeys/mine")
    ResponseEntity<Map<JourneyId, Boolean>> mine(@RequestParam(name = "journeys", defaultValue = "") String journeys) {
        WorkerId me = CurrentActor.get().orElseThrow().userId();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(theirJourneys.among(JourneyIds.list(journeys), me).stream()
                        .collect(Collectors.toMap(id -> id, id -> true)));
    }
}
