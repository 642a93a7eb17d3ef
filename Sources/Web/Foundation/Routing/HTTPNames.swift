import HTTPTypes
import Hummingbird

// Names for the types of Hummingbird that pages meet, so that their files need not import it:
// its `Request` would hide the one that employees make.
public typealias PageResponse = Response
typealias HTTPCall = Request
typealias PageStatus = HTTPResponse.Status
