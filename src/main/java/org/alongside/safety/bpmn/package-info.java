/** What code names of the models in {@code processes/safety}; written by {@code bin/docs}. */
@NullMarked
@NamedInterface("bpmn")
package org.alongside.safety.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
