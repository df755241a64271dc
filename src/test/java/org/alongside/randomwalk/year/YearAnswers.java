package org.alongside.randomwalk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.alongside.engine.EngineClock;
import org.alongside.randomwalk.RandomAnswers;
import org.alongside.testing.walk.PeerGroups;
import org.jspecify.annotations.Nullable;

/** What people answer in a year of groups: what decides is chosen here, all else is anything that the form allows. */
final class YearAnswers {
    /** By form the field that decides, and its answers, each as often as it is likely. */
    private static final Map<String, List<String>> DECIDES = Map.ofEntries(
            Map.entry(
                    "support.walk-alongside",
                    List.of(
                            "whatNext",
                            "JOIN_GROUP*12",
                            "SESSION*9",
                            "LEAVE_GROUP*1",
                            "OFFENDING_DISCLOSED*1",
                            "ANOTHER_WORKER*1",
                            "PAUSE*1")),
            Map.entry("keep-door-open.keep-door-open", List.of("doorChoice", "COME_BACK*8", "STILL_AWAY*1")),
            Map.entry("match-worker.offer-journey", List.of("offerAnswer", "ACCEPT*8", "NOT_NOW*1")),
            Map.entry(
                    "offence-overlap.assess-overlap",
                    List.of(
                            "overlapOutcome",
                            "CONTINUE_ONE_ON_ONE*1",
                            "REFER*1",
                            "GROUP_FOR_PEOPLE_WHO_HAVE_OFFENDED*3",
                            "NO_OVERLAP*2")),
            Map.entry("way-into-group.talk-about-group", List.of("talkNext", "GO_ON*8", "TALK_AGAIN*2", "LEAVE_IT*1")),
            Map.entry("way-into-group.clear-invitation", List.of("clearance", "CLEARED*5", "NOT_THIS_TIME*1")),
            Map.entry(
                    "way-into-group.give-group-information",
                    List.of("informationNext", "READY*8", "LATER*1", "NOT_GOING_ON*1")),
            Map.entry(
                    "welcome-evening.meet-members",
                    List.of("meetOutcome", "JOINS*9", "ANOTHER_TIME*1", "NOT_GOING_ON*1")),
            Map.entry("join-group.offer-other-options", List.of("otherOption", "LOOK_FOR_A_GROUP*4", "LEAVE_IT*1")),
            Map.entry(
                    "way-into-group.meet-facilitator",
                    List.of("facilitatorView", "FITS*9", "NOT_YET*1", "ANOTHER_OPTION*1")),
            Map.entry(
                    "prepare-meeting.prepare-meeting",
                    List.of(
                            "preparationNext",
                            "KEEP*7",
                            "MOVE*3",
                            "CANCEL*1",
                            "SUBSTITUTE*3",
                            "CHANGE_GROUP*4",
                            "ASK_TO_LEAVE*3",
                            "CLOSE_GROUP*1",
                            "KEEP*4")),
            Map.entry("hold-meeting.hold-meeting", List.of("meetingOutcome", "HELD*9", "NOT_HELD*1")),
            Map.entry("hold-meeting.settle-protocols", List.of("settleNext", "ADOPTED*4", "CANCEL*1")),
            Map.entry("hold-meeting.find-facilitator", List.of("findNext", "FOUND*3", "CANCEL*1")),
            Map.entry(
                    "leave-group.ask-how-they-are",
                    List.of("absenceAnswer", "COME_AGAIN*1", "AWAY_FOR_NOW*1", "LEAVE*1")),
            Map.entry("leave-group.name-ground", List.of("groundNext", "ASK*3", "SETTLED*1")),
            Map.entry("leave-group.agree-to-ask", List.of("agreement", "AGREED*2", "NOT_AGREED*1")));

    /** Safe, so that the year is about groups. */
    private static final Map<String, ?> CALM = Map.of(
            "safetyNow",
            "SAFE",
            "safetySelf",
            "NO",
            "safetyOthers",
            "NO",
            "offendingDisclosed",
            false,
            "howTheyAssess",
            "DECLINED");

    private final Random random;
    private final RandomAnswers any;
    /** How often each was taken, by form and answer. */
    private final Map<String, Integer> taken = new TreeMap<>();

    YearAnswers(Random random) {
        this.random = random;
        this.any = new RandomAnswers(random);
        DECIDES.forEach((form, choice) -> choices(choice).forEach(value -> taken.put(form + " " + value, 0)));
    }

    /** Forms of groups that nobody sent yet. */
    List<String> neverSent() {
        return DECIDES.keySet().stream()
                .filter(form ->
                        form.matches("((host|join|leave|way-into)-group|(prepare|hold)-meeting|welcome-evening)\\..*"))
                .filter(form ->
                        taken.entrySet().stream().noneMatch(one -> one.getKey().startsWith(form) && one.getValue() > 0))
                .sorted()
                .toList();
    }

    Map<String, Integer> taken() {
        return taken;
    }

    static @Nullable String decisive(String form, Map<String, ?> given) {
        List<String> choice = DECIDES.get(form);
        return choice == null ? null : (String) given.get(choice.get(0));
    }

    void took(String form, Map<String, ?> given) {
        String decisive = decisive(form, given);
        taken.merge(form + (decisive == null ? "" : " " + decisive), 1, Integer::sum);
    }

    /**
     * @param group to which somebody goes on
     * @param comes how likely a member is at a meeting, in a hundred
     */
    Map<String, Object> to(
            String form, Map<String, @Nullable Object> seen, Instant now, UUID group, ToIntFunction<UUID> comes) {
        Map<String, Object> fixed = new HashMap<>(CALM);
        List<String> choice = DECIDES.get(form);
        if (choice != null) {
            fixed.put(choice.get(0), decided(form, choice));
        }
        if (form.matches("(join-group|way-into-group|welcome-evening)\\..*")) {
            onTheWay(form, group, fixed);
        } else if (form.matches("(host-group|prepare-meeting|hold-meeting)\\..*")) {
            hosting(form, seen, now, comes, fixed);
        } else if (form.endsWith("name-ground")) {
            one("protocolGrounds", "leavingGround", 95, seen, fixed);
        } else if (form.endsWith("walk-alongside")) {
            one("theirGroups", "leavesGroup", 100, seen, fixed);
            if ("LEAVE_GROUP".equals(fixed.get("whatNext")) && !fixed.containsKey("leavesGroup")) {
                fixed.put("whatNext", "SESSION");
            }
        }
        return any.with(fixed).to(form, seen, now);
    }

    private void onTheWay(String form, UUID group, Map<String, Object> fixed) {
        if (form.endsWith("talk-about-group")) {
            if (chance(95)) {
                fixed.put("wantedGroupId", group.toString());
            }
            if (chance(70)) {
                fixed.put("talkedOver", PeerGroups.TALKED_OVER);
            }
            fixed.put("agreesToPassOn", chance(90));
        } else if (form.endsWith("give-group-information")) {
            if (chance(85)) {
                fixed.put("told", PeerGroups.ALL_POINTS);
            }
            fixed.put("endorsesProtocols", chance(80));
        } else if (form.endsWith("meet-members")) {
            fixed.put("endorsesNow", chance(65));
        } else if (form.endsWith("meet-facilitator")) {
            fixed.put("survivorView", chance(90) ? "FITS" : "NOT_YET");
        }
    }

    private void hosting(
            String form,
            Map<String, @Nullable Object> seen,
            Instant now,
            ToIntFunction<UUID> comes,
            Map<String, Object> fixed) {
        if (form.endsWith("prepare-meeting")) {
            one("groupMembers", "leavingMembershipId", 100, seen, fixed);
            if ("ASK_TO_LEAVE".equals(fixed.get("preparationNext")) && !fixed.containsKey("leavingMembershipId")) {
                fixed.put("preparationNext", "KEEP");
            }
            if (chance(95)) {
                fixed.put(
                        "movedTo",
                        LocalDate.ofInstant(now, EngineClock.ZONE)
                                .plusDays(random.nextInt(20))
                                .toString());
            }
            fixed.put("newCadence", 3 + random.nextInt(4));
            fixed.put("newPlacesMax", 3 + random.nextInt(8));
        } else if (form.endsWith("hold-meeting")) {
            fixed.put(
                    "attended",
                    RandomAnswers.offered(seen.get("groupMembers")).stream()
                            .filter(member -> chance(comes.applyAsInt(UUID.fromString(member))))
                            .toList());
            fixed.put(
                    "endorsedNow",
                    RandomAnswers.offered(seen.get("membersToEndorse")).stream()
                            .filter(member -> chance(70))
                            .toList());
            fixed.put("protocolsAgreed", chance(25));
        }
        if (!form.endsWith("set-up")) {
            one("groupFacilitators", "substituteId", 95, seen, fixed);
        }
    }

    private void one(
            String options, String field, int percent, Map<String, @Nullable Object> seen, Map<String, Object> fixed) {
        Object offered = seen.get(options);
        List<String> values = offered == null ? List.of() : RandomAnswers.offered(offered);
        if (!values.isEmpty() && chance(percent)) {
            fixed.put(field, values.get(random.nextInt(values.size())));
        }
    }

    /** Now and then what was answered least so far, so that everything comes up. */
    private String decided(String form, List<String> choice) {
        List<String> likely = choices(choice);
        if (chance(10)) {
            return likely.stream()
                    .distinct()
                    .min(Comparator.comparing(value -> taken.getOrDefault(form + " " + value, 0)))
                    .orElseThrow();
        }
        return likely.get(random.nextInt(likely.size()));
    }

    private static List<String> choices(List<String> choice) {
        return choice.stream()
                .skip(1)
                .flatMap(value -> {
                    String[] parts = value.split("\\*", 2);
                    return java.util.Collections.nCopies(Integer.parseInt(parts[1]), parts[0]).stream();
                })
                .toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
