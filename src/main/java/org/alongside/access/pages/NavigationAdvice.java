package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the places that somebody's roles have at the head of each of our pages. */
@ControllerAdvice(annotations = Controller.class)
class NavigationAdvice {
    private static final PageLink TASKLIST =
            new PageLink("/camunda/app/tasklist/default/", "place.tasklist", Set.of(Role.PEER_WORKER, Role.SUPERVISOR));

    private final List<PageLink> links;

    NavigationAdvice(List<PageLink> links) {
        this.links =
                links.stream().sorted(Comparator.comparing(PageLink::address)).toList();
    }

    /** The links, and which of them is the page itself; none while nobody is signed in. */
    @ModelAttribute("navigation")
    List<Place> navigation(HttpServletRequest request) {
        Optional<Actor> actor = CurrentActor.get();
        return actor.stream()
                .flatMap(who ->
                        Stream.concat(Stream.of(TASKLIST), links.stream()).filter(link -> link.isFor(who)))
                .map(link -> new Place(link, request.getRequestURI().equals(request.getContextPath() + link.address())))
                .toList();
    }

    record Place(PageLink link, boolean isHere) {}
}
