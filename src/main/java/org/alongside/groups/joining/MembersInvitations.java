package org.alongside.groups.joining;

import java.util.Optional;
import org.alongside.engine.PageTransactions;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.GroupType;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.policy.MembersInvite;
import org.alongside.groups.policy.OnlyWhoFacilitates;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;

/** A member would like to invite somebody, and whoever hosts the group passes it on. (GROUP-09) */
@Service
@Policy(PolicyId.CONF_05)
public class MembersInvitations {
    private static final String ACT = "invitation passed on";

    private final Groups groups;
    private final GroupReaders readers;
    private final JourneyFacts journeys;
    private final JoinGroupStarter joining;
    private final PageTransactions acts;

    MembersInvitations(
            Groups groups,
            GroupReaders readers,
            JourneyFacts journeys,
            JoinGroupStarter joining,
            PageTransactions acts) {
        this.groups = groups;
        this.readers = readers;
        this.journeys = journeys;
        this.joining = joining;
        this.acts = acts;
    }

    /**
     * Asks the worker of whoever has this label to talk about it with them. Whoever passes it on is told nothing of
     * whether there is such a person, or whether they are in a group already. (CONF-05)
     *
     * @param label as somebody typed it
     * @param by who facilitates the group
     * @throws org.alongside.policy.Refused for a Wellbeing group, for a group of somebody else, or after too many labels within an hour
     */
    public void passOn(GroupId groupId, String label, WorkerId by) {
        acts.inOne(ACT, groupId, by, () -> {
            Optional<Group> theirs = groups.find(groupId)
                    .filter(found -> found.isOpen() && readers.hosts(groupId).contains(by));
            OnlyWhoFacilitates.decide(theirs.isPresent()).orRefuse();
            MembersInvite.decide(theirs.orElseThrow().type() == GroupType.WELLBEING)
                    .orRefuse();
            journeys.byLabel(label, by)
                    .filter(journeys::isInSupport)
                    .ifPresent(journey -> joining.invite(journey, groupId, by));
        });
    }
}
