package org.alongside.access;

import java.util.Arrays;
import java.util.Optional;

/** What somebody does here. Each role is a group of the engine, so that Admin shows and changes who has it. */
public enum Role {
    PEER_WORKER("peer-worker", "Peer workers"),
    SUPERVISOR("supervisor", "Supervisors"),
    ANALYST("analyst", "Analysts"),
    ADMINISTRATOR("camunda-admin", "Administrators");

    private final String group;
    private final String title;

    Role(String group, String title) {
        this.group = group;
        this.title = title;
    }

    /** The id of the engine's group, which is also the name of the authority in the session. */
    public String group() {
        return group;
    }

    public String title() {
        return title;
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }
}
