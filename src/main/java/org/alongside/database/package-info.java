/**
 * The database under everything: the embedded server for those who have none, the check of a given one at the start, the
 * migration that lays the engine's own tables, and how long a request waits for an answer.
 */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package org.alongside.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
