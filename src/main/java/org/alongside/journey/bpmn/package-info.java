/** What code names of the models in {@code processes/journey}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.journey.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
