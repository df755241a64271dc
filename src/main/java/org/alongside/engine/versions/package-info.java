/** Running instances and the versions of the models that they run on; used by the command that takes them along. */
@NullMarked
@NamedInterface("versions")
package org.alongside.engine.versions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
