package org.alongside.journey.people.web;

import java.util.Map;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.ids.JourneyId;
import org.alongside.journey.web.JourneyIds;
import org.alongside.records.Records;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The names that survivors chose, for the Tasklist to show beside their labels; the engine does not know them. */
@RestController
class AliasController {
    private final Records records;

    AliasController(Records records) {
        this.records = records;
    }

    /** @param journeys ids with commas between; what is no id, or not open to whoever asks, is left out */
    @GetMapping("/alongside/aliases")
    ResponseEntity<Map<JourneyId, String>> aliases(
            @RequestParam(name = "journeys", defaultValue = "") String journeys) {
        Actor actor = CurrentActor.get().orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(records.aliases(JourneyIds.list(journeys), actor.userId()));
    }
}
