package org.alongside.referral.counts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.counts.HalfYear;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.counts.ReferralNumbers.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How many survivors were told of or referred to other support, by half-years that ended. (MONITOR-03) */
@Controller
@Policy(PolicyId.MONITOR_05)
class ReferralCountsController {
    private final CountRows rows;
    private final TransactionTemplate transaction;

    ReferralCountsController(CountRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    @Bean
    static PageLink linkToReferrals() {
        return new PageLink("/referrals", "place.referrals", Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
    }

    record Line(String what, String number) {}

    /** @param id by which its heading is named on the page */
    record Shown(String id, String heading, List<Line> lines) {}

    @GetMapping("/referrals")
    ModelAndView referrals(@RequestParam(name = "half", defaultValue = "") String half) {
        return transaction.execute(status -> page(half));
    }

    private ModelAndView page(String half) {
        ModelAndView page = new ModelAndView("referrals/counts");
        Optional<HalfYear> shown = rows.halfYears().choose(half, page);
        page.addObject("parts", shown.map(this::parts).orElse(List.of()));
        return page;
    }

    private List<Shown> parts(HalfYear halfYear) {
        Map<Part, Map<String, Optional<Integer>>> counts = rows.counts(halfYear);
        return Arrays.stream(Part.values())
                .map(part -> new Shown(
                        part.address(),
                        Words.here("referral-counts.part." + part.address()),
                        counts.getOrDefault(part, Map.of()).entrySet().stream()
                                .map(one -> new Line(words(part, one.getKey()), number(one.getValue())))
                                .toList()))
                .toList();
    }

    private static String words(Part part, String value) {
        String code = value.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (part) {
            case WAY -> Words.here("referral-counts.way." + code);
            case ANSWER -> Words.here("referral-counts.answer." + code);
            case KIND, UNMET_KIND -> Words.here("directory-kind." + code);
            case UNMET_REGION ->
                value.equals(ReferralNumbers.NO_REGION) ? Words.here("referral-counts.no-region") : value;
        };
    }

    private static String number(Optional<Integer> number) {
        return number.map(String::valueOf).orElse(Words.here("assessments.not-shown"));
    }
}
