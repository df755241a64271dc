/**
 * What journeys, groups, what belongs to them and who works for the organisation are known by: one type for each, so that
 * none is taken for another.
 */
@NullMarked
@ApplicationModule(
        displayName = "Ids",
        allowedDependencies = {})
package org.alongside.ids;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
