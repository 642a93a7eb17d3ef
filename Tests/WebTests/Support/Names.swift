import UseCases
import Web

// Names that two modules give to different things: the suites of the pages mean these.
typealias Environment = UseCases.Environment
typealias Viewer = Web.Viewer
