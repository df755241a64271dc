package org.alongside.policy;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every rule that the service is to hold to, with where it comes from and how far it is held. Classes that hold a rule
 * carry its id with {@link Policy}, boxes of models name it in their documentation, and the database raises it. The build
 * fails when a rule is said to be held and nothing stands behind it, or when a class carries one that is not held yet.
 */
public enum PolicyId {
    CONSENT_01(
            "Entering, staying and leaving are the survivor's own decision. At every point they can pause or leave "
                    + "at once, nothing keeps them in, and leaving is never worded or counted as failure.",
            "Purposeful Peer Support; guidelines, informed consent"),
    CONSENT_02(
            "Whoever paused or left comes back where they left off, without a new intake.",
            "Guidelines, short and long-term support",
            "Places in groups are kept through a pause, not after leaving."),
    CONSENT_03(
            "Before consent nothing is kept but an alias, one safe contact, wishes for the worker, what safety "
                    + "demands and that somebody told us something. After a no it is erased, once feedback was invited; a "
                    + "count remains.",
            "Guidelines, monitor",
            "Whoever leaves before deciding is not erased, and a no is taken only with the wish to be erased."),
    CONSENT_04(
            "Consent follows an explanation of how peer support works, what it may bring, the other options, the "
                    + "risks, what is recorded and who sees it, the limits of confidentiality and the stance on "
                    + "offending. Each point is dated, and consent refers to the version of the wording.",
            "Guidelines, informed consent, 3.10"),
    CONSENT_05(
            "Consent is a ledger, appended and never edited: purpose, for whom where something is passed on, "
                    + "what data, until when, how given. The current state is derived.",
            "Guidelines, client consent",
            "Until when it stands is asked where a letter, a support of the map or somebody who is brought in is agreed "
                    + "to, not for the record, notes, counting or a group. What data is kept only where something is passed "
                    + "on, and how that was agreed is always kept as spoken."),
    CONSENT_06(
            "Consent can be withdrawn at any time, whole or per purpose, and takes effect in the same "
                    + "transaction: what is being passed on stops, and steps that rest on it are withdrawn.",
            "Guidelines, monitor",
            "By a label alone, as after leaving through anybody, the record as a whole is not taken back at once, as a label "
                    + "proves nothing: two supervisors decide, while all else ends in the same transaction, and what one service may "
                    + "learn is not taken back by itself. By link and word both are, but while somebody found that the law asks to "
                    + "keep the record of who left."),
    CONSENT_07(
            "A survivor may ask that no session notes are kept: then no field holds more than that a session "
                    + "took place, and what safety demands. The effect on support is explained and acknowledged, also "
                    + "later.",
            "Guidelines, client session records",
            "What the survivor wants written down or left out is kept as text all the same, and whoever takes "
                    + "the agreement back need not be told of the effect. Kind, day and minutes of a session, look-backs "
                    + "and talks about groups are kept too."),
    CONSENT_08(
            "What somebody else told is held as unconfirmed, and the survivor is told of it at the first contact; "
                    + "then they say whether it stays.",
            "Privacy Act 2020, IPP 3A"),
    CONSENT_09(
            "Support does not depend on a record. Who wants none is supported all the same: kept are alias, safe "
                    + "contact, that meetings took place, and what safety demands.",
            "Guidelines, monitor",
            PolicyState.NOT_YET),
    CONSENT_10(
            "What a survivor decides reaches the service through any worker or supervisor and by a page of their "
                    + "own, also after they left; none of it depends on the one worker it may be about.",
            "Purposeful Peer Support; guidelines, ethical standard 5",
            "By their own page they pause, come back, leave, take back, have all erased, and ask for a copy, a correction or, after "
                    + "they left, that their record is kept. Another worker and a complaint reach it through the worker who walks with them alone, or "
                    + "whoever took the first contact while nobody does; coming back by label through anybody. For the word of "
                    + "their page they meet one of them, and after they left nobody chooses one with them; the link to it goes to how they "
                    + "were reached before, and to nowhere else. After they left, coming back, a copy, taking back, that their record is "
                    + "kept and that everything is erased reach it by label through anybody as well; a complaint does not."),
    CONF_01(
            "A survivor's record is open to the peer worker who walks with them, and to nobody else unless the "
                    + "survivor agreed to it for that person. What a task needs is open to who has that task, until it, or "
                    + "the concern that it is about, is done: to who took the first contact, who is offered the journey, "
                    + "who acts on a concern or asks again, who assesses, who passes on a message, and who goes through a copy "
                    + "that the survivor asked for. Otherwise supervisors, analysts and administrators see how work flows, not "
                    + "what people said: a role alone opens nothing.",
            "Guidelines, ethical standard 4",
            "What is passed on to a group is open to whoever facilitates it, also to one who comes later."),
    CONF_02(
            "Disclosure without agreement is to protect a child, avert serious danger or obey the law. It needs "
                    + "ground, facts, the least necessary, a recipient able to act, a second person, and a decision on "
                    + "telling the survivor.",
            "Guidelines, privacy and confidentiality",
            PolicyState.NOT_YET),
    CONF_03(
            "Every look into a record is written down (who, when, what, why), and the survivor can see that list.",
            "Guidelines, survivors' right to know",
            "The survivor sees the looks on a page of their own, and on the screen of whoever walks with them. A name beside "
                    + "a label is listed once an hour. Looks of an assessment of overlapping offending are left out on their "
                    + "own page, and for a worker who does not know of it."),
    CONF_04(
            "Emergency access by somebody who does not walk with the survivor needs a reason, lasts three hours, "
                    + "alerts a supervisor and shows on the survivor's list.",
            "own",
            PolicyState.NOT_YET),
    CONF_05(
            "Group membership of one person never appears in anybody else's record, copy, notice, report or log.",
            "Purposeful Peer Support Groups; guidelines, confidentiality"),
    CONF_06(
            "What leaves the service as a message carries no content, and goes to the safe contact in the hours, in "
                    + "the way and under the name that the survivor chose.",
            "Guidelines, ethical standard 4, communication needs",
            "Safe hours are in the survivor's own words, so a mail goes out by itself only where none are written down and "
                    + "it may come at any time; otherwise a person keeps them. An e-mail address with letters outside of "
                    + "ASCII is for a person as well."),
    CONF_07(
            "A survivor gets a copy of their record, and corrections or their statement attached, within 20 working "
                    + "days of asking. What is confidential to others is left out, and the omission is stated.",
            "Guidelines, ethical standard 4; Privacy Act 2020, IPP 6 and 7",
            "A copy and a correction run as a process, asked for on the survivor's own page or through who walks with them, by the "
                    + "twentieth working day, which the team sees come near and pass; each ends with an outcome that the survivor "
                    + "sees and can contradict. An entry is in a copy or left out as a whole. Whoever left asks for a copy by label, "
                    + "through anybody, and gets it printed, or at their own page, where they can fetch it; no entry of theirs is corrected; what they wrote stays beside it. What "
                    + "was said about safety, and what facilitators wrote of leaving, gets statements only; what somebody "
                    + "else told can be taken out besides."),
    CONF_08(
            "A new worker sees nothing written before them until the survivor releases it, by entry or all of it.",
            "Guidelines, ethical standard 4",
            "It is released as a whole or not at all, not entry by entry. Contact, wishes and what others told "
                    + "are open without release. It is released only when another worker is asked for, and taken back as a whole."),
    CONF_09(
            "Erasure destroys the survivor's key, so that what was written is unreadable everywhere, backups "
                    + "included. What is old is reviewed and then erased, by default ten years after the last contact.",
            "own",
            "Copies of the key folder from before still hold the key. A journey that goes on, such as in a long break, is "
                    + "not reviewed; nor are the feedback that is tied to nobody, the ledger and labels, which hold nothing "
                    + "that was said by a survivor about themselves."),
    SAFE_01(
            "Every contact with a survivor asks how safe things are now. A decision table turns the answers into "
                    + "calm, watch, urgent or emergency; what was not asked is never calm.",
            "Guidelines 3.4, creating safety",
            "The forms of the decision on consent, of planning, of a pause and of talks about groups do not ask. "
                    + "Nor do feedback, the invitation to assess, leaving a group, places that help, or the look before "
                    + "going on. Acting on a concern and describing one do not use the table."),
    SAFE_02(
            "Urgent and emergency go ahead of everything: a task due within 60 and 15 minutes for the worker and "
                    + "a supervisor, with numbers to call. Unclaimed, overdue or answered \"not reached\", it escalates, "
                    + "each time with a due time, until somebody acts, who sees whom to reach and how. Two people close "
                    + "it; the journey is not held up.",
            "Guidelines 3.4"),
    SAFE_03(
            "Whoever has to wait is given places that help at once.",
            "Guidelines 3.4",
            "Places are given once no worker can be asked; who waits for a worker to answer an offer is given "
                    + "none. The task to give them has no time by when."),
    SAFE_04(
            "Risks and needs are looked at with every survivor, together and low-key, before support starts and "
                    + "again at every review.",
            "Guidelines 3.7",
            "The form of sharing can be sent with nothing on risks and needs, and at a review only the model asks "
                    + "again."),
    SAFE_05(
            "Where there is risk there is a plan for keeping safe, made together; no support option is confirmed "
                    + "without one.",
            "Guidelines, keeping safe",
            "Only what was written as a risk counts, and only when options are chosen: a risk seen later asks "
                    + "for no plan by itself. The way into a group does not ask for it."),
    SAFE_06(
            "Whether a concern about a child is reported is a person's decision with a supervisor, recorded with its "
                    + "reason, whatever it is.",
            "Guidelines, limits of confidentiality",
            PolicyState.NOT_YET),
    SAFE_07(
            "Watch brings a follow-up within 3 days. Concern about a child is at least urgent. Whoever hears it "
                    + "can raise a concern, in a group as well.",
            "Guidelines 3.4; neglect, malpractice or abuse",
            "Whoever neither walks with them, nor took the first contact while nobody does, nor has a task about them, "
                    + "nor facilitates a group of theirs cannot raise one, and after they left nobody who walked with them "
                    + "can. That a child makes it at least urgent stands in the decision table and in a flow of the support "
                    + "model, which whoever draws them can change."),
    OFFEND_01(
            "Overlapping offending, disclosed at any time, is assessed by somebody trained for it before peer "
                    + "support is given or continued. Contact, safety and the record stay possible meanwhile; the worker "
                    + "learns what was agreed.",
            "Guidelines, working with offenders",
            "Meanwhile no option of support is chosen anew and no group joined; options chosen before go on. It "
                    + "can be told while sharing and in support only, and a later worker sees what was agreed only where "
                    + "it was released."),
    OFFEND_02(
            "A survivor with overlapping offending takes no part in a survivors' group: no invitation, no "
                    + "screening, no membership, no attendance; a present membership is suspended. The database refuses as "
                    + "well.",
            "Guidelines, working with offenders",
            "So that nobody can tell, a member's invitation reaches the survivor's own worker all the same; it "
                    + "ends at the next step."),
    OFFEND_03(
            "A group for people who have offended is possible, and takes nobody else.",
            "Guidelines, peer-group support"),
    OFFEND_04(
            "Where the worker's capacity or skill does not meet the need, a referral is made.",
            "Guidelines, working with offenders"),
    OFFEND_05(
            "Where the safety of children, young people or other survivors is threatened, mitigation starts at once, "
                    + "as SAFE-02 says.",
            "Guidelines, working with offenders",
            PolicyState.NOT_YET),
    OFFEND_06(
            "The organisation's stance on people who have offended is told at referral, at assessment and during "
                    + "support, and the telling is dated.",
            "Guidelines 3.10",
            "It is told and dated before consent; later nothing asks whether it was told again."),
    OFFEND_07(
            "Nobody but the assessor, the walking worker and the supervisor of this learns of overlapping offending. "
                    + "Others see \"not eligible\", the same words as for any other reason.",
            "Guidelines, ethical standard 4"),
    WORKER_01(
            "The survivor is offered a choice of the worker's gender, no reason asked. The choice, and whether "
                    + "it was met, is kept and monitored.",
            "Guidelines 3.6",
            "How often it was not met is counted for the last four quarters that have ended, and rounded; the running "
                    + "quarter is not shown. A first contact can be sent without asking, and where no wish was said it "
                    + "counts as met."),
    WORKER_02(
            "Only a worker trained in intentional peer support or the like, and in date, is assigned.",
            "Guidelines, competency framework, 1.6"),
    WORKER_03(
            "A worker without co-reflection in the last 31 days (or as the organisation sets) takes on nobody new and keeps those they walk with; "
                    + "their supervisor is told.",
            "Guidelines, maintaining your wellbeing",
            "A worker of whom no day is kept is held back by nothing. The supervisor is told by the page of the team, and "
                    + "by nothing that comes to them."),
    WORKER_04(
            "A declared conflict (kin, dual relationship, other role, an intimate one until two years after its "
                    + "end) rules a worker, facilitator or assessor out for that survivor. It can be declared at any time.",
            "Guidelines, ethical standards 1 and 3",
            "It is declared when a journey is offered, at no other time; it rules out no facilitator and no "
                    + "assessor, and knows no former relationship. A supervisor with one acts where no other can, and a "
                    + "concern given before stays with its worker."),
    WORKER_05(
            "A worker walks with no more survivors than their limit, by default 12, and supervisors see it.",
            "Guidelines 3.8"),
    WORKER_06(
            "Cultural wishes are asked (te reo Māori, Māori worker, kaupapa Māori service, Pasifika, other) and "
                    + "met where possible; unmet wishes are monitored.",
            "Guidelines, working with Māori, ethical standard 10",
            "How often they were not met is counted for the last four quarters that have ended, and rounded; the "
                    + "running quarter is not shown. A first contact can be sent without asking, and where no wish was said "
                    + "it counts as met."),
    WORKER_07(
            "A hand-over needs the survivor's agreement, a first meeting of three where they wish it, and that "
                    + "they release what was written before.",
            "Guidelines, ethical standards 4 and 8",
            "There is no meeting of three, and where an account is removed another is looked for without asking. "
                    + "Nor is there agreement where somebody comes back and their worker may not walk with anybody new any "
                    + "more."),
    WORKER_08(
            "Whoever makes a decision that needs two people is not the second one.",
            "Guidelines, limits of confidentiality",
            "Who gave somebody their account or password lately is not the other of the two for settings. For concerns and "
                    + "leaving a group they are, as there may be nobody else. Two accounts that one person made may be that "
                    + "person: the ledger names who made them."),
    WORKER_09(
            "Survivors are told their rights and how to complain. A complaint never passes through whom it is about, "
                    + "and is answered within a time set.",
            "Guidelines 3.5, ethical standard 5",
            PolicyState.NOT_YET),
    GROUP_01("Membership is closed: only who was accepted attends.", "Guidelines, membership of the group"),
    GROUP_02(
            "Any group: at least one engagement with a peer worker first. A Wellbeing group: two, on different "
                    + "days. Conversations count (welcome, share, one-on-one; in person, by telephone or video); text "
                    + "messages do not.",
            "Purposeful Peer Support Groups, how do I join",
            "Every session counts, also a message and two on one day, and every day on which groups were talked "
                    + "about; the welcome and the sharing do not."),
    GROUP_03(
            "Before a Wellbeing group challenges, expectations and intentions are talked over, and at least one "
                    + "wellbeing goal of the survivor's own, in their words.",
            "Purposeful Peer Support Groups, how do I join",
            "That it was talked over is ticked; whether a goal was written down is not checked."),
    GROUP_04(
            "The facilitator meets the person, unless they are their worker already, and both see whether it fits. "
                    + "The survivor can say no at every step.",
            "Purposeful Peer Support Groups; guidelines, new members",
            "It is asked for before a Wellbeing group; into other groups the host clears the invitation, and need "
                    + "not meet them."),
    GROUP_05(
            "A new member of a Wellbeing group, and here of any group, was told the protocols, punctuality and "
                    + "confirming, how meetings run and who facilitates, what peer support is, times and place, and whom "
                    + "to contact. All six, dated.",
            "Guidelines, new members",
            "What was told about another group on the same way counts as well."),
    GROUP_06(
            "The protocols in force are endorsed by the member before the first meeting, and before the next "
                    + "attendance when they change. In a social or education group a sentence is enough.",
            "Guidelines, group protocols",
            "Members are asked to endorse protocols that changed, but attend without it as well."),
    GROUP_07(
            "New members join a Wellbeing group at its first meeting and then at every fourth only (3 to 6, set per "
                    + "group), once its doors are open, not between.",
            "Purposeful Peer Support Groups, how do I join"),
    GROUP_08(
            "A new member meets the present members before that meeting starts.",
            "Guidelines, membership of the group",
            "They join from when its doors open, an hour before it (15 minutes to 4 hours, as it is set), until it is "
                    + "over: that they met before it started is not checked."),
    GROUP_09(
            "A Social activity or Education group takes invitations from a worker or a member, cleared by the "
                    + "worker who hosts it. It is informal: no welcome meeting; weekly, fortnightly, monthly, a series or "
                    + "once.",
            "Purposeful Peer Support Groups, how do I join",
            "There is no monthly rhythm and no series, and who was cleared joins on the day of a meeting, not at "
                    + "once. All six points and the protocols are asked of it as of a Wellbeing group."),
    GROUP_10(
            "A group adopts its protocols by its second meeting; without them a third cannot be opened.",
            "Guidelines, the second meeting"),
    GROUP_11(
            "The group hears beforehand that a member will be absent (not why), unless they asked for silence.",
            "Guidelines, membership of the group",
            "Whether the group may know is kept; that it was told is left to the facilitator."),
    GROUP_12(
            "No meeting without a trained facilitator: a substitute is found or the meeting moves. From nine members "
                    + "on, those who join that evening counted, two facilitators.",
            "Guidelines, the peer-support-worker's role",
            "Those who join that evening are not counted, and those who said that they will be away that day are."),
    GROUP_13(
            "A member can stop at any time. Whoever leaves or is asked to leave is offered other support.",
            "Guidelines, managing group membership",
            "During a pause no single group can be left, and whoever leaves support is offered nothing for their "
                    + "groups."),
    GROUP_14(
            "Who is asked to leave is told why, by the facilitator with a supervisor's agreement, and the protocols "
                    + "name the ground.",
            "Guidelines, welcoming and retiring members"),
    REFER_01(
            "The survivor chooses among three ways: referred, met together, or told of it and left free. Nothing is "
                    + "shared in the third.",
            "Guidelines, collaborative integration"),
    REFER_02(
            "What leaves is built from the classes of data that the survivor agreed to for that recipient, and they "
                    + "see exactly that before it goes.",
            "Guidelines, ethical standard 4"),
    REFER_03(
            "Referral goes only to a service whose directory entry was reviewed in the last 12 months.",
            "Guidelines 3.9"),
    REFER_04(
            "The peer relationship stays open during and after a referral; nothing closes because of one.",
            "Guidelines, the worker as an anchor"),
    REFER_05(
            "No answer in 10 working days, or a refusal, comes back to the worker; the survivor is asked how it "
                    + "went.",
            "Guidelines 3.9"),
    REFER_06(
            "Whānau, partners and friends are brought in on the survivor's decision only, by a worker trained for "
                    + "it, and the talk is about support for the survivor.",
            "Guidelines, working with whānau"),
    JOURNEY_01(
            "It begins with a welcome, not an assessment; several informal conversations may come first.",
            "Purposeful Peer Support; guidelines, connect"),
    JOURNEY_02(
            "Hopes, next steps and keeping safe are written together and can be changed at any time. Next steps have "
                    + "no deadline, score or milestone.",
            "Guidelines, integrate"),
    JOURNEY_03(
            "Options are a menu: one-on-one, groups, workshops, counselling, social work, other; any mix, any time.",
            "Guidelines, support",
            "All can be chosen and changed, but only one-on-one support and groups go on from there."),
    JOURNEY_04(
            "Help on and off is normal: silence closes nothing by itself.", "Guidelines, short and long-term support"),
    MONITOR_01(
            "At least every six months the survivor is invited to assess the support. They fill it in "
                    + "themselves, or ask somebody other than their worker to help.",
            "Guidelines, client support assessment",
            "Supervisors alone can help. A worker who types the code for a device in the office themselves answers in the "
                    + "survivor's place; that a code was made is in the ledger."),
    MONITOR_02(
            "It is voluntary, item by item. Declining is recorded as that and starts the next six months. Never "
                    + "assessed counts as due; leaving and returning does not put it off. Nothing else waits for it.",
            "Guidelines, client support assessment"),
    MONITOR_03(
            "The worker sees a survivor's ratings only where the survivor shares them; nobody sees a total score.",
            "Guidelines, confidential and periodic assessment"),
    MONITOR_04("Feedback is asked of those who decided not to go on, as well.", "Guidelines 4.1"),
    MONITOR_05(
            "Reports hold nothing about a person: counts under six are suppressed, cells rounded, no two releases "
                    + "isolate fewer than six when compared, and only people who agreed to it count.",
            "Guidelines, outcome reporting; practice of MSD and Stats NZ",
            "Only the counts of assessments and of referrals by half-years are so. Wishes that were not met are counted on the "
                    + "page of the team, rounded, without asking who agreed."),
    MONITOR_06(
            "The service checks itself yearly against the quality standards 1.1 to 4.5, with evidence.",
            "Guidelines, quality standards",
            PolicyState.NOT_YET);

    private final String rule;
    private final String source;
    private final PolicyState state;
    private final @Nullable String missing;

    /** A rule that is held. */
    PolicyId(String rule, String source) {
        this(rule, source, PolicyState.HELD, null);
    }

    /** A rule that is held in part. */
    PolicyId(String rule, String source, String missing) {
        this(rule, source, PolicyState.HELD_IN_PART, missing);
    }

    /** A rule of which nothing is held. */
    PolicyId(String rule, String source, PolicyState state) {
        this(rule, source, state, null);
    }

    PolicyId(String rule, String source, PolicyState state, @Nullable String missing) {
        this.rule = rule;
        this.source = source;
        this.state = state;
        this.missing = missing;
    }

    /** As people, models and the database write it, such as {@code CONSENT-04}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The rule in one or two sentences. */
    public String rule() {
        return rule;
    }

    /** A chapter of the guidelines or of the programme, a law, or "own" for a rule of this service. */
    public String source() {
        return source;
    }

    public PolicyState state() {
        return state;
    }

    /** What is not held of a rule that is held in part. */
    public Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    /** @param id such as {@code CONSENT-04}; empty where the catalogue has no such rule */
    public static Optional<PolicyId> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id();
    }
}
